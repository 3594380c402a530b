import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { z } from "zod";
import type { AppRouter } from "#router.ts";
import { isRecord } from "#trpc/is-record.ts";
import type { TestApp, TestClient } from "./create-test-app.ts";
import { definitionOf } from "./definition-of.ts";

type Sent = { accessToken?: string; headers?: Record<string, string> };
type Fields = Record<string, unknown>;

/** Calls procedures as the typed client does, but over REST, and holds each answer against its route. */
export function restClient(app: TestApp, sent: Sent = {}): TestClient {
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        call(app, { path: op.path, input: op.input ?? {} }, sent).then(
          (data) => {
            observer.next({ result: { data } });
            observer.complete();
          },
          (error: unknown) =>
            observer.error(
              TRPCClientError.from(error instanceof Error ? error : new Error(String(error))),
            ),
        );
      });
  return createTRPCClient<AppRouter>({ links: [link] });
}

async function call(
  app: TestApp,
  { path, input }: { path: string; input: unknown },
  { accessToken, headers }: Sent,
): Promise<unknown> {
  const { rest } = Meta.parse(Reflect.get(definitionOf(app, path), "meta"));
  const { address, left } = fillIn(rest.path, isRecord(input) ? input : {});
  const isRead = rest.method === "GET";
  const response = await app.request(`/api/v1${address}${isRead ? queryOf(left) : ""}`, {
    method: rest.method,
    headers: {
      ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
      ...(!isRead && { "content-type": "application/json" }),
      ...headers,
    },
    ...(!isRead && { body: JSON.stringify(left) }),
  });
  if (!response.ok) throw asCallFails(Problem.parse(await response.json()));
  if (response.status !== rest.status) throw new Error(`${path} answered ${response.status}.`);
  if (response.status === 204) return undefined;
  const isTable = response.headers.get("content-type")?.startsWith("text/csv") === true;
  return isTable ? { csv: await response.text(), nextCursor: null } : response.json();
}

const Meta = z.object({
  rest: z.object({ method: z.string(), path: z.string(), status: z.int() }),
});
const Problem = z.looseObject({ code: z.string(), status: z.int(), detail: z.string() });

/** Puts fields into a path, and answers those that are left. */
function fillIn(path: string, input: Fields): { address: string; left: Fields } {
  const names = new Set(Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name));
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(input[String(name)])),
  );
  const left = Object.entries(input).filter(([name]) => !names.has(name));
  return { address, left: Object.fromEntries(left) };
}

function queryOf(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((item): [string, string] => [name, textOf(item)]),
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}

function textOf(item: unknown): string {
  return item instanceof Date ? item.toISOString() : String(item);
}

/** A problem in the shape that failed calls have. */
function asCallFails({ code, status, detail, ...data }: z.infer<typeof Problem>) {
  return TRPCClientError.from<AppRouter>({
    error: {
      message: detail,
      code: -32_000,
      data: { httpStatus: status, reason: { code, ...data } },
    },
  });
}
