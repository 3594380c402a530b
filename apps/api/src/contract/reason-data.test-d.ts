import { expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { ErrorReason } from "@tenon/schemas/errors";
import type { reasonData } from "./reason-data.ts";

type Described = typeof reasonData;
type ReasonOf<Code> = Omit<Extract<ErrorReason, { code: Code }>, "code">;

it("describes the data of every code that has some", () => {
  type WithData = {
    [R in ErrorReason as R["code"]]: keyof Omit<R, "code"> extends never ? never : R["code"];
  };
  expectTypeOf<keyof Described>().toEqualTypeOf<WithData[keyof WithData]>();
});

it("describes it as it is", () => {
  expectTypeOf<{ [Code in keyof Described]: z.infer<Described[Code]> }>().toEqualTypeOf<{
    [Code in keyof Described]: { [Field in keyof ReasonOf<Code>]: ReasonOf<Code>[Field] };
  }>();
});
