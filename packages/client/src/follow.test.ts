import { setImmediate as nextTurn } from "node:timers/promises";
import superjson from "superjson";
import { describe, expect, it } from "vitest";
import { createTenonClient, type TenonClientOptions } from "./create-tenon-client.ts";
import { follow } from "./follow.ts";
import { isTenonError } from "./tenon-error.ts";

const id = "01890000-0000-7000-8000-000000000000";

function caughtUp(place: string): string {
  return sent({ id: place, data: { type: "stream.caught-up" } });
}

function created(place: string, version: number): string {
  return sent({ id: place, data: { type: "task.created", id, version } });
}

function sent({ id: place, data }: { id: string; data: unknown }): string {
  return `data: ${superjson.stringify(data)}\nid: ${place}\n\n\n`;
}

function refused(code: string, more: object = {}): string {
  const shape = { message: "No.", code: -32001, data: { code, reason: { code, ...more } } };
  return `event: serialized-error\ndata: ${superjson.stringify(shape)}\n\n\n`;
}

type Line = string | { breaksAfter: string } | TypeError;

/** A server that answers one line after the other, and what it was asked. */
function serve(lines: Line[], options: Partial<TenonClientOptions> = {}) {
  const asked: { lastEventId: unknown; authorization: string | null }[] = [];
  const tenon = createTenonClient({
    url: "http://tenon.example",
    credential: { accessToken: "abc" },
    fetch: async (input, init) => {
      const authorization = new Headers(init?.headers).get("authorization");
      asked.push({ lastEventId: placeIn(input), authorization });
      const line = lines.shift() ?? "";
      if (line instanceof TypeError) throw line;
      return new Response(bodyOf(line), { headers: { "content-type": "text/event-stream" } });
    },
    ...options,
  });
  return { tenon, asked };
}

function placeIn(input: RequestInfo | URL): string | undefined {
  const { searchParams } = new URL(input instanceof Request ? input.url : input);
  const place: { lastEventId?: string } = superjson.parse(searchParams.get("input") ?? "{}");
  return place.lastEventId;
}

function bodyOf(line: string | { breaksAfter: string }): ReadableStream<Uint8Array> {
  const text = typeof line === "string" ? line : line.breaksAfter;
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (!isSent) controller.enqueue(new TextEncoder().encode(text));
      else if (typeof line === "string") controller.close();
      else controller.error(new TypeError("terminated"));
      isSent = true;
    },
  });
}

async function take(count: number, messages: AsyncIterable<{ id: string }>): Promise<string[]> {
  const places: string[] = [];
  for await (const message of messages) {
    places.push(message.id);
    if (places.length === count) break;
  }
  return places;
}

describe("following a stream", () => {
  it("goes on after the last message when the line drops, can't be opened or ends", async () => {
    const { tenon, asked } = serve([
      { breaksAfter: caughtUp("1") + created("2", 1) },
      new TypeError("fetch failed"),
      created("3", 2),
      created("4", 3),
    ]);
    expect(await take(4, follow(tenon.events.stream))).toEqual(["1", "2", "3", "4"]);
    expect(asked.map(({ lastEventId }) => lastEventId)).toEqual([undefined, "2", "2", "3"]);
  });

  it("begins where it is told to", async () => {
    const { tenon, asked } = serve([created("8", 1)]);
    await take(1, follow(tenon.events.stream, { lastEventId: "7" }));
    expect(asked).toEqual([{ lastEventId: "7", authorization: "Bearer abc" }]);
  });

  it("asks for another token when the first has ended in the middle", async () => {
    const tokens = ["first", "second"];
    const { tenon, asked } = serve(
      [created("1", 1) + refused("UNAUTHENTICATED"), created("2", 2)],
      {
        credential: () => tokens.shift() ?? "third",
      },
    );
    expect(await take(2, follow(tenon.events.stream))).toEqual(["1", "2"]);
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      "Bearer first",
      "Bearer second",
    ]);
  });

  it("waits as long as a busy server asks for", async () => {
    const { tenon } = serve([refused("UNAVAILABLE", { retryAfter: 1 }), created("1", 1)]);
    const begun = performance.now();
    await take(1, follow(tenon.events.stream));
    expect(performance.now() - begun).toBeGreaterThan(950);
  });

  it.each(["UNAUTHENTICATED", "FORBIDDEN"] as const)(
    "throws when it is refused with %s",
    async (code) => {
      const { tenon, asked } = serve([refused(code), refused(code), refused(code)], {
        credential: { apiKey: "tenon_key" },
      });
      const error: unknown = await take(1, follow(tenon.events.stream)).catch(
        (reason: unknown) => reason,
      );
      expect(isTenonError(error, code)).toBe(true);
      expect(asked).toHaveLength(1);
    },
  );

  it("leaves the line when too much waits for its listener, and goes on from there", async () => {
    const places: string[] = [];
    const asked: (string | undefined)[] = [];
    const left = Promise.withResolvers<null>();
    let sentUntilLeft = 0;
    const { tenon } = serve([], {
      fetch: async (input, init) => {
        const lastEventId = placeIn(input);
        asked.push(lastEventId);
        let place = Number(lastEventId ?? 0);
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            init?.signal?.addEventListener("abort", () => {
              sentUntilLeft ||= place;
              left.resolve(null);
              controller.error(init.signal?.reason);
            });
          },
          async pull(controller) {
            await nextTurn();
            controller.enqueue(new TextEncoder().encode(created(String((place += 1)), 1)));
          },
        });
        return new Response(body, { headers: { "content-type": "text/event-stream" } });
      },
    });
    for await (const { id: place } of follow(tenon.events.stream)) {
      await left.promise;
      places.push(place);
      if (places.length === 1_500) break;
    }
    expect(sentUntilLeft).toBeLessThan(1_100);
    expect(places).toEqual(places.map((_, index) => String(index + 1)));
    expect(asked).toEqual([undefined, "1001"]);
  });

  it("ends by its signal, also while it waits to go on", async () => {
    const { tenon } = serve([created("1", 1), new TypeError("fetch failed")]);
    const controller = new AbortController();
    const places: string[] = [];
    for await (const message of follow(tenon.events.stream, { signal: controller.signal })) {
      places.push(message.id);
      setTimeout(() => controller.abort(), 20);
    }
    expect(places).toEqual(["1"]);
  });
});
