import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Handler } from "hono";
import { ExportTasksInput } from "@tenon/schemas/tasks";
import type { Container } from "#container.ts";
import { answerError } from "./api-error.ts";
import { attachment } from "./attachment.ts";
import type { HttpBindings } from "./bindings.ts";
import { queryParser } from "./query-fields.ts";
import type { CreateContext } from "./request-context.ts";
import { streamOfParts } from "./stream-of-parts.ts";

const readFilter = queryParser(ExportTasksInput.unwrap().omit({ cursor: true }));

/** All pages of `tasks.exportCsv` as one file, each made when the one before has been taken. */
export function exportTasks(
  router: Container["router"],
  createContext: CreateContext,
): Handler<HttpBindings> {
  return async function exportTable(c) {
    const headers = new Headers();
    const caller = router.createCaller(createContext(c, { headers, streams: true }));
    try {
      const filter = readFilter(c);
      const readPage = (cursor?: string) => caller.tasks.exportCsv({ ...filter, cursor });
      const table = joinPages(await readPage(), readPage);
      headers.set("Content-Type", "text/csv; charset=utf-8");
      headers.set("Content-Disposition", attachment("tasks", "csv"));
      return new Response(streamOfParts(table), { headers });
    } catch (error) {
      return answerError(c, getTRPCErrorFromUnknown(error));
    }
  };
}

type Page = { csv: string; nextCursor: string | null };

async function* joinPages(
  first: Page,
  readPage: (cursor: string) => Promise<Page>,
): AsyncGenerator<string> {
  let page = first;
  yield page.csv;
  while (page.nextCursor !== null) {
    page = await readPage(page.nextCursor);
    yield page.csv;
  }
}
