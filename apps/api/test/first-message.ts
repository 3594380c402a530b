import type { StreamMessage } from "@tenon/schemas/events";
import type { TestClient } from "./create-test-app.ts";

/** What a stream begins with; closes it then. */
export async function firstMessage(client: TestClient): Promise<StreamMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<StreamMessage>();
  const stream = client.events.stream.subscribe(undefined, {
    onData: ({ data }) => resolve(data),
    onError: reject,
  });
  return promise.finally(() => stream.unsubscribe());
}
