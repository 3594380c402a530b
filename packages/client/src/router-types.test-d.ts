import type { inferRouterError, inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { expectTypeOf, test } from "vitest";
import type { AppRouter as ServerRouter } from "@tenon/api/router";
import type { AppRouter } from "#router/app-router";
import type { RouterInputs, RouterOutputs } from "./router-types.ts";

type Task = RouterOutputs["tasks"]["byId"];

test("callers see the very inputs, outputs and errors that the server declares", () => {
  expectTypeOf<RouterInputs>().toEqualTypeOf<inferRouterInputs<ServerRouter>>();
  expectTypeOf<RouterOutputs>().toEqualTypeOf<inferRouterOutputs<ServerRouter>>();
  expectTypeOf<inferRouterError<AppRouter>>().toEqualTypeOf<inferRouterError<ServerRouter>>();
});

test("what has a default may be left out of an input", () => {
  expectTypeOf<{ title: string }>().toExtend<RouterInputs["tasks"]["create"]>();
  expectTypeOf<{ description: string }>().not.toExtend<RouterInputs["tasks"]["create"]>();
  expectTypeOf<undefined>().toExtend<RouterInputs["tasks"]["list"]>();
  expectTypeOf<{ priority: "huge" }>().not.toExtend<RouterInputs["tasks"]["list"]>();
});

test("moments are dates in both directions", () => {
  expectTypeOf<Task["createdAt"]>().toEqualTypeOf<Date>();
  expectTypeOf<Task["dueAt"]>().toEqualTypeOf<Date | null>();
  expectTypeOf<RouterInputs["tasks"]["create"]["dueAt"]>().toEqualTypeOf<Date | null | undefined>();
});
