import type { Handler } from "hono";
import { z } from "zod";
import { Timestamp } from "@tenon/schemas/scalars";
import { ExportTasksInput } from "@tenon/schemas/tasks";
import type { Container } from "#container.ts";
import type { HttpBindings } from "./bindings.ts";
import { describeFailure } from "./procedure-failure.ts";
import { readQuery } from "./query-fields.ts";
import type { CreateContext } from "./request-context.ts";

const path = "tasks.exportCsv";
const moment = z.iso
  .datetime({ offset: true, error: "Must be a time like 2027-03-01T18:00:00Z." })
  .transform((text) => new Date(text))
  .pipe(Timestamp);
const truth = z
  .enum(["true", "false"], "Must be true or false.")
  .transform((text) => text === "true");

/** The filters as an address can say them. */
const Query = ExportTasksInput.unwrap().omit({ cursor: true }).extend({
  completed: truth.optional(),
  dueFrom: moment.optional(),
  dueBefore: moment.optional(),
});

/** All pages of `tasks.exportCsv` as one file, each made when the one before has been taken. */
export function exportTasks(
  router: Container["router"],
  createContext: CreateContext,
): Handler<HttpBindings> {
  return async function exportTable(c) {
    const headers = new Headers();
    const caller = router.createCaller(createContext(c, { headers, streams: true }));
    try {
      const filter = readQuery(c, Query);
      const readPage = (cursor?: string) => caller.tasks.exportCsv({ ...filter, cursor });
      const table = joinPages(await readPage(), readPage);
      headers.set("Content-Type", "text/csv; charset=utf-8");
      headers.set("Content-Disposition", `attachment; filename="tasks-${today()}.csv"`);
      return new Response(ReadableStream.from(table), { headers });
    } catch (error) {
      const { body, status, headers: more } = describeFailure(c, { thrown: error, path });
      return c.json(body, status, more);
    }
  };
}

type Page = { csv: string; nextCursor: string | null };

async function* joinPages(
  first: Page,
  readPage: (cursor: string) => Promise<Page>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let page = first;
  yield encoder.encode(page.csv);
  while (page.nextCursor !== null) {
    page = await readPage(page.nextCursor);
    yield encoder.encode(page.csv);
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
