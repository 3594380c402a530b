import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { compile, type TypeCost } from "./compile.ts";
import { addInvention, addTenon, layOutProduct, type ProductCopy } from "./product-copy.ts";

/** Tenon itself, and two products of the same style that were made up, by the number of their procedures. */
export const productNames = ["50", "500", "tenon"] as const;
export type ProductName = (typeof productNames)[number];

/** The routers and services; what the web app is, or would be; and a service outside that installed the client. */
export const programNames = ["api", "web", "outside"] as const;
export type ProgramName = (typeof programNames)[number];

/** A product whose client is built, so that each of its programs can be compiled. */
export type Product = Disposable & {
  /** What the API took when its declarations were emitted. */
  api: TypeCost;
  compile(program: ProgramName): Promise<TypeCost>;
};

export async function buildProduct(name: ProductName, signal: AbortSignal): Promise<Product> {
  using stack = new DisposableStack();
  const copy = stack.use(layOutProduct());
  if (name === "tenon") await addTenon(copy);
  else addInvention(copy, Number(name));

  const compileProgram = (program: ProgramName) => compile(argumentsOf(copy, program), signal);
  const api = await compileProgram("api");
  await buildClient(copy, signal);
  const built = stack.move();
  return { api, compile: compileProgram, [Symbol.dispose]: () => built.dispose() };
}

/** As `@tenon/client` is built, of the declarations that the API's compilation has emitted. */
async function buildClient({ folder }: ProductCopy, signal: AbortSignal): Promise<void> {
  const client = join(folder, "packages/client");
  await promisify(execFile)(process.execPath, ["scripts/build-router.ts"], { cwd: client, signal });
  await compile(["-p", join(client, "tsconfig.build.json")], signal);
}

function argumentsOf({ folder }: ProductCopy, program: ProgramName): string[] {
  const projects: Record<ProgramName, string[]> = {
    api: ["apps/api/tsconfig.declarations.json"],
    web: ["apps/web/tsconfig.json"],
    outside: ["outside/tsconfig.nodenext.json", "--skipLibCheck"],
  };
  const [project = "", ...options] = projects[program];
  return ["-p", join(folder, project), ...options];
}
