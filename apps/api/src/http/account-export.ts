import { getTRPCErrorFromUnknown } from "@trpc/server";
import { Hono } from "hono";
import { type AccountExport, ExportMeInput } from "@tenon/schemas/account";
import type { Container } from "#container.ts";
import { answerError } from "./api-error.ts";
import { attachment } from "./attachment.ts";
import type { HttpBindings } from "./bindings.ts";
import { queryParser } from "./query-fields.ts";
import type { CreateContext } from "./request-context.ts";
import { streamOfParts } from "./stream-of-parts.ts";

const readNothing = queryParser(ExportMeInput.unwrap().omit({ cursor: true }));

/** All pages of `users.exportMe` as one file, each read when the one before has been taken. */
export function accountExport(
  router: Container["router"],
  createContext: CreateContext,
): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  routes.get("/export", async (c) => {
    c.header("Cache-Control", "no-store");
    const headers = new Headers({ "Cache-Control": "no-store" });
    const caller = router.createCaller(createContext(c, { headers, streams: true }));
    try {
      readNothing(c);
      const first = await caller.users.exportMe();
      const readPage = (cursor: string) => caller.users.exportMe({ cursor });
      headers.set("Content-Type", "application/json");
      headers.set("Content-Disposition", attachment("tenon-account", "json"));
      return new Response(streamOfParts(joinPages(first, readPage)), { headers });
    } catch (error) {
      return answerError(c, getTRPCErrorFromUnknown(error));
    }
  });
  return routes;
}

type Page = Omit<AccountExport, "exportedAt" | "user">;

/** One document of all pages: a list goes on where it ended on the page before, and begins when those before it have ended. */
async function* joinPages(
  { exportedAt, user, ...first }: AccountExport,
  readPage: (cursor: string) => Promise<Page>,
): AsyncGenerator<string> {
  const names = listsOf(first).map(({ name }) => name);
  yield `{"exportedAt":${JSON.stringify(exportedAt)},\n"user":${JSON.stringify(user)}`;
  let begun = 0;
  let page: Page | null = first;
  while (page) {
    for (const [index, { items }] of listsOf(page).entries()) {
      if (items.length === 0) continue;
      const isBegun = index < begun;
      yield beginLists(names.slice(begun, index + 1), { after: begun });
      begun = index + 1;
      yield (isBegun ? ",\n" : "\n") + items.join(",\n");
    }
    page = page.nextCursor === null ? null : await readPage(page.nextCursor);
  }
  yield beginLists(names.slice(begun), { after: begun });
  yield `],\n"nextCursor":null}\n`;
}

function listsOf(page: Page): { name: string; items: string[] }[] {
  return Object.entries(page).flatMap(([name, value]) =>
    Array.isArray(value) ? { name, items: value.map((item) => JSON.stringify(item)) } : [],
  );
}

/** Ends the list before, if there is one. */
function beginLists(names: string[], { after }: { after: number }): string {
  return names.map((name, index) => `${after + index > 0 ? "]" : ""},\n"${name}":[`).join("");
}
