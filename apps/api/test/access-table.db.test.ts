import { afterAll, beforeAll, expect, it } from "vitest";
import { accessTable, callers, credentialOf, makeWorld } from "./access-table.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { definitionOf } from "./definition-of.ts";
import { reasonOfRefusal } from "./expect-refusal.ts";
import { signUpAdmin } from "./people.ts";
import { changes, makeQuietWorld, type QuietWorld } from "./quiet-world.ts";

let app: TestApp;
let quiet: QuietWorld;
beforeAll(async () => {
  app = await createTestApp();
  // One who stays, so that no other is the last.
  await signUpAdmin(app);
  quiet = await makeQuietWorld(app);
});
afterAll(() => app[Symbol.asyncDispose]());

it("has a row for every procedure, and no other (D1)", () => {
  const { procedures } = app.container.router._def;
  expect(Object.keys(accessTable).toSorted()).toEqual(Object.keys(procedures).toSorted());
});

it("agrees with what each procedure says of itself (D1)", () => {
  for (const [path, { access }] of Object.entries(accessTable)) {
    expect([path, Reflect.get(definitionOf(app, path), "meta")]).toMatchObject([path, { access }]);
  }
});

it("stands on declared outputs: every procedure has one (D5)", () => {
  for (const path of Object.keys(accessTable)) {
    expect([path, "output" in definitionOf(app, path)]).toEqual([path, true]);
  }
});

it.each(Object.entries(accessTable))(
  "answers every caller of %s as the table says (D1, D2, I2, I3, J1)",
  async (path, row) => {
    for (const caller of callers) {
      const isQuiet = !changes(app, path, row[caller]);
      const world = isQuiet ? quiet : await makeWorld(app);
      const credential = isQuiet
        ? await quiet.credentialOf(caller, path)
        : await credentialOf(caller, world, path);
      const call = row.call(app.client(credential), world);
      const answer = await call.then(
        () => "allowed",
        async () => (await reasonOfRefusal(call)).code,
      );
      expect([caller, answer]).toEqual([caller, row[caller]]);
    }
  },
);
