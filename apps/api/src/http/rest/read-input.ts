import type { Context } from "hono";
import type { HttpBindings } from "#http/bindings.ts";
import { parseJson } from "#platform/parse-json.ts";
import { isRecord } from "#trpc/is-record.ts";
import { expectedVersion } from "./entity-tag.ts";
import { namesIn, type Operation } from "./operations.ts";
import { jsonReader } from "./read-json.ts";
import { queryReader } from "./read-query.ts";
import { textReader } from "./read-text.ts";
import { refuseField, refuseRequest } from "./refuse-field.ts";

type Request = Context<HttpBindings>["req"];
type Fields = Record<string, unknown>;

/** Makes of a request the input of its procedure, for the procedure to judge. */
type ReadInput = (request: Request) => Promise<Fields>;

/** Reads an operation's input from the path and, for a change, If-Match; and from the query of a GET or the JSON of anything else. */
export function inputReader(operation: Operation): ReadInput {
  const readPath = pathReader(operation);
  const readRest =
    operation.route.method === "GET" ? addressReader(operation) : bodyReader(operation);

  return async (request) => {
    const named = { ...readPath(request), ...(takesIfMatch(operation) && readIfMatch(request)) };
    const rest = await readRest(request);
    for (const name of Object.keys(named)) {
      if (Object.hasOwn(rest, name)) throw refuseField([name], "Is given twice.");
    }
    return { ...rest, ...named };
  };
}

/** Whether `If-Match` says which version is to be changed. */
export function takesIfMatch({ route, fields }: Operation): boolean {
  return route.method === "PATCH" && fields.has("version");
}

/** What follows the question mark of an address. */
export function queryOf({ url }: Request): string {
  const start = url.indexOf("?");
  return start === -1 ? "" : url.slice(start + 1);
}

function readIfMatch(request: Request): Fields {
  const ifMatch = request.header("if-match");
  const version = ifMatch === undefined ? undefined : expectedVersion(ifMatch);
  return version === undefined ? {} : { version };
}

function pathReader({ path, route, fields }: Operation): (request: Request) => Fields {
  const readers = namesIn(route.path).map((name) => {
    const field = fields.get(name);
    if (!field) throw new Error(`${path} takes no ${name}, which is in its path over REST.`);
    return [name, textReader(field)] as const;
  });
  return (request) =>
    Object.fromEntries(
      readers.map(([name, read]) => [name, read(request.param(name) ?? "", [name])]),
    );
}

function addressReader({ route, fields }: Operation): (request: Request) => Fields {
  const inPath = new Set(namesIn(route.path));
  const readQuery = queryReader(new Map([...fields].filter(([name]) => !inPath.has(name))));
  return (request) => readQuery(queryOf(request));
}

function bodyReader({ input }: Operation): ReadInput {
  const readJson = input && jsonReader(input);
  return async (request) => {
    const text = await request.text();
    if (text === "") return {};
    const body = parseJson(text);
    if (body === undefined) throw refuseRequest("The body is not JSON.");
    const read = readJson ? readJson(body, []) : body;
    if (!isRecord(read)) throw refuseRequest("Send a JSON object.");
    return read;
  };
}
