import superjson from "superjson";
import { StreamMessage } from "@tenon/schemas/events";

/** One event of a stream, as it was sent. */
export type SentEvent = { name: string; id: string | undefined; data: string };

/** Reads an answer of the kind text/event-stream to its end. */
export async function* readEvents(body: Response["body"]): AsyncGenerator<SentEvent> {
  let text = "";
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (text + chunk).split(/\n\n+/);
    text = blocks.pop() ?? "";
    for (const block of blocks) if (block !== "") yield readEvent(block);
  }
}

function readEvent(block: string): SentEvent {
  const fields = new Map(
    block.split("\n").map((line): [string, string] => {
      const [name = "", ...rest] = line.split(": ");
      return [name, rest.join(": ")];
    }),
  );
  return {
    name: fields.get("event") ?? "message",
    id: fields.get("id"),
    data: fields.get("data") ?? "",
  };
}

/** What superjson wrote. */
export function readMessage({ data }: Pick<SentEvent, "data">): StreamMessage {
  return StreamMessage.parse(superjson.parse(data));
}
