import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Context, Handler } from "hono";
import { type ImportProgress, type ImportReport, maxCsvBytes } from "@tenon/schemas/csv";
import { ImportTasksInput } from "@tenon/schemas/tasks";
import type { Container } from "#container.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { spoolFile, type SpooledFile } from "#platform/spool/spool-file.ts";
import { answerError, refuse } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";
import { mediaType } from "./media-type.ts";
import { describeFailure } from "./procedure-failure.ts";
import { answerLines } from "./progress-lines.ts";
import { queryParser } from "./query-fields.ts";
import type { CreateContext } from "./request-context.ts";

const readChoice = queryParser(ImportTasksInput.omit({ csv: true }));

/** A table as the body goes to `tasks.importCsv`; `Accept: application/x-ndjson` hears how far it is. JSON goes its usual way. */
export function importTasks(
  router: Container["router"],
  createContext: CreateContext,
): Handler<HttpBindings> {
  return async function importTable(c, next) {
    if (mediaType(c) === "application/json") return next();
    if (!isCsv(c.req.header("content-type"))) {
      return refuse(c, { code: "UNSUPPORTED_MEDIA_TYPE" }, "Send the table as text/csv, in UTF-8.");
    }
    const headers = new Headers();
    const run = async (onProgress: (progress: ImportProgress) => void): Promise<ImportReport> => {
      const receiveFile = () => receiveTable(c);
      const context = createContext(c, { headers, streams: true, receiveFile, onProgress });
      return router.createCaller(context).tasks.importCsv(readChoice(c));
    };
    if (c.req.header("accept")?.includes("application/x-ndjson")) {
      const describe = (thrown: unknown) => {
        headers.set("Connection", "close");
        return describeFailure(c, thrown);
      };
      return answerLines({ run, describe, headers });
    }
    try {
      const report = await run(() => {});
      return c.json(report, 200, Object.fromEntries(headers));
    } catch (error) {
      c.header("Connection", "close");
      return answerError(c, getTRPCErrorFromUnknown(error));
    }
  };
}

function receiveTable(c: Context<HttpBindings>): Promise<SpooledFile> {
  const declaredBytes = Number(c.req.header("content-length") ?? 0);
  return spoolFile(bodyOf(c), { maxBytes: maxCsvBytes, declaredBytes });
}

async function* bodyOf({ req }: Context<HttpBindings>): AsyncGenerator<Uint8Array> {
  try {
    if (req.raw.body) yield* req.raw.body;
  } catch (cause) {
    throw new AppError(
      { code: "VALIDATION_FAILED", issues: [] },
      { message: "The table broke off before its end.", cause },
    );
  }
}

/** In UTF-8, said or not. */
function isCsv(contentType: string | undefined): boolean {
  return /^\s*text\/csv\s*(?:;\s*(?:header=\w+|charset="?utf-8"?)\s*)*$/i.test(contentType ?? "");
}
