import { expectTypeOf, test } from "vitest";
import { createTenonClient, type TenonClient } from "./create-tenon-client.ts";
import type { RouterInputs, RouterOutputs } from "./router-types.ts";

declare const tenon: TenonClient;

test("a procedure is called as what it is", () => {
  expectTypeOf(tenon.tasks.create.mutate)
    .parameter(0)
    .toEqualTypeOf<RouterInputs["tasks"]["create"]>();
  expectTypeOf(tenon.tasks.create.mutate).returns.resolves.toEqualTypeOf<
    RouterOutputs["tasks"]["create"]
  >();
  expectTypeOf(tenon.tasks.list.query).toBeCallableWith();
  expectTypeOf(tenon.tasks.list).not.toHaveProperty("mutate");
  expectTypeOf(tenon.tasks).not.toHaveProperty("destroy");
});

test("a credential is one of five", () => {
  expectTypeOf(createTenonClient).toBeCallableWith({ url: "" });
  expectTypeOf(createTenonClient).toBeCallableWith({ url: "", credential: { apiKey: "" } });
  expectTypeOf(createTenonClient).toBeCallableWith({ url: "", credential: { accessToken: "" } });
  expectTypeOf(createTenonClient).toBeCallableWith({
    url: "",
    credential: { email: "", password: "" },
  });
  expectTypeOf(createTenonClient).toBeCallableWith({ url: "", credential: async () => "" });
  // @ts-expect-error A key that may be missing would be none.
  createTenonClient({ url: "", credential: { apiKey: undefined } });
  // @ts-expect-error An account has a password.
  createTenonClient({ url: "", credential: { email: "" } });
  // @ts-expect-error A function that may have no token would send none.
  createTenonClient({ url: "", credential: () => undefined });
});
