import { expectTypeOf, it } from "vitest";
import type { ProcedurePath } from "@tenon/schemas/refusals";
import type { AppRouter } from "./router.ts";

type Procedures = AppRouter["_def"]["record"];
type Paths = {
  [Router in keyof Procedures]: `${Router}.${keyof Procedures[Router] & string}`;
}[keyof Procedures];

it("every procedure declares what it may refuse with, and nothing is declared for one that is not there", () => {
  expectTypeOf<ProcedurePath>().toEqualTypeOf<Paths>();
});
