/** One event of an answer of the kind text/event-stream. */
export type SentEvent = { name: string; id: string | undefined; data: string };

/** Reads such an answer to its end, and gives it up when nothing comes for too long: the server sends a sign of life. */
export async function* readSentEvents(
  body: ReadableStream<Uint8Array>,
  silenceMs: number,
): AsyncGenerator<SentEvent, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await withinMs(silenceMs, reader.read());
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split(/\n\n+/);
      text = blocks.pop() ?? "";
      for (const block of blocks) if (block) yield readBlock(block);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function readBlock(block: string): SentEvent {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart());
  }
  return {
    name: fields.get("event") ?? "message",
    id: fields.get("id"),
    data: fields.get("data") ?? "",
  };
}

async function withinMs<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The stream fell silent.")), milliseconds);
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}
