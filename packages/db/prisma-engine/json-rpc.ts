import { createInterface } from "node:readline";

declare global {
  /** Where the engine leaves the message of a panic before it stops answering. */
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): void };
}

type Request = { id: number; method: string; params?: unknown };

/** Answers the requests on standard input, one after the other, until it is closed. */
export async function serveJsonRpc(openEngine: () => Promise<object>): Promise<void> {
  let engine: Promise<object> | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    const request = parseRequest(line);
    if (!request) continue;
    answerPanics(request);
    try {
      const result = await call(await (engine ??= openEngine()), request);
      if (request.method === "diff") print(result);
      send({ id: request.id, result: result ?? null });
    } catch (error) {
      send({ id: request.id, error: rpcError(error) });
    }
  }
  process.exit();
}

async function call(engine: object, { method, params }: Request): Promise<unknown> {
  const name = method === "getDatabaseVersion" ? "version" : method;
  const verb: unknown = Reflect.get(engine, name);
  if (typeof verb !== "function") throw new Error(`The schema engine does not know "${method}".`);
  return await Reflect.apply(verb, engine, [params]);
}

/** After a panic the promise of a call never settles: the panic surfaces as an uncaught exception instead. */
function answerPanics({ id }: Request): void {
  let panic = "";
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (panic = message) };
  process.removeAllListeners("uncaughtException");
  process.once("uncaughtException", (error) => {
    send({
      id,
      error: rpcError(new Error(`The schema engine panicked: ${panic || error.message}`)),
    });
    process.stdout.end(() => process.exit(1));
  });
}

/** The text of a diff travels as a request of ours; Prisma prints it and answers, which we pass over. */
function print(result: unknown): void {
  if (typeof result !== "object" || result === null || !("stdout" in result)) return;
  if (typeof result.stdout === "string") {
    send({ id: "print", method: "print", params: { content: result.stdout } });
  }
}

function rpcError(error: unknown): object {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return {
    code: 4466,
    message: "An error happened. Check the data field for details.",
    data: { is_panic: false, message: readableMessage(error), meta: {}, error_code: code ?? null },
  };
}

/** The engine appends a trace of its own source; only the name of the migration in it helps the reader. */
function readableMessage(error: unknown): string {
  const [message = "", ...trace] = String(error instanceof Error ? error.message : error).split(
    /\n +0: /,
  );
  const migration = /migration_name="([^"]+)"/.exec(trace.join("\n"))?.[1];
  const text = message.replace(/^external connector error\n/, "").trim();
  return migration === undefined ? text : `Migration ${migration} failed.\n\n${text}`;
}

function parseRequest(line: string): Request | undefined {
  const message: unknown = JSON.parse(line);
  if (typeof message !== "object" || message === null) return undefined;
  if (!("id" in message) || typeof message.id !== "number") return undefined;
  if (!("method" in message) || typeof message.method !== "string") return undefined;
  return {
    id: message.id,
    method: message.method,
    params: "params" in message ? message.params : undefined,
  };
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
