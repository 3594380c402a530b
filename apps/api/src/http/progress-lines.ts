import type { ImportProgress, ImportReport } from "@tenon/schemas/csv";
import type { describeFailure } from "./procedure-failure.ts";

type Work = {
  run: (onProgress: (progress: ImportProgress) => void) => Promise<ImportReport>;
  describe: (thrown: unknown) => ReturnType<typeof describeFailure>;
  /** Those of the answer, as far as `run` adds to them before it tells of progress. */
  headers: Headers;
};

/** Answers in lines of JSON: how far the work is, as it goes on, and at last what came of it. What fails before it has begun has its own status. */
export async function answerLines({ run, describe, headers }: Work): Promise<Response> {
  const begun = Promise.withResolvers<null>();
  const lines = createLines();
  const ended = run((progress) => {
    lines.write({ progress });
    begun.resolve(null);
  }).then((report) => ({ body: { report }, status: 200, headers: noHeaders }), describe);

  const early = await Promise.race([begun.promise, ended]);
  void ended.then(({ body }) => lines.end(body));
  for (const [name, value] of Object.entries(early?.headers ?? {})) headers.set(name, value);
  headers.set("Content-Type", "application/x-ndjson");
  return new Response(lines.body, { status: early?.status ?? 200, headers });
}

const noHeaders: Record<string, string> = {};

/** Lines that wait for their reader, and never the other way round: the work holds a transaction. */
function createLines() {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(made) {
      controller = made;
    },
    cancel() {
      controller = undefined;
    },
  });
  const write = (line: object) => controller?.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
  return {
    body,
    write,
    end(line: object) {
      write(line);
      controller?.close();
    },
  };
}
