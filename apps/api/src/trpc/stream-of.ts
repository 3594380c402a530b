import { tracked, type TrackedEnvelope } from "@trpc/server";
import { z } from "zod";

/** What a subscription tells one by one, each with the id by which a listener goes on after it. */
type Told<Message> = AsyncIterable<{ id: string; data: Message }, void, undefined>;

const messages = new WeakMap<z.ZodType, z.ZodType>();

/** The declared output of a subscription: each message is parsed on its way out, as any other answer is. */
export function streamOf<Output, Input>(message: z.ZodType<Output, Input>) {
  const stream = z
    .custom<Told<Input>>(
      (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
    )
    .transform((told) => tellEach(told, message));
  messages.set(stream, message);
  return stream;
}

/** What a stream is made of, for whoever describes the procedure; undefined for any other output. */
export function messageOf(output: z.ZodType): z.ZodType | undefined {
  return messages.get(output);
}

async function* tellEach<Output, Input>(
  told: Told<Input>,
  message: z.ZodType<Output, Input>,
): AsyncGenerator<TrackedEnvelope<Output>, void, undefined> {
  for await (const { id, data } of told) yield tracked(id, message.parse(data));
}
