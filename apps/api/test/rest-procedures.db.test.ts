import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRecord } from "#trpc/is-record.ts";
import {
  accessTable,
  type CallerName,
  callers,
  credentialOf,
  makeWorld,
  type Row,
} from "./access-table.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { definitionOf, isMutation, takesKey } from "./definition-of.ts";
import { reasonOfRefusal } from "./expect-refusal.ts";
import { signUpAdmin } from "./people.ts";
import { makeQuietWorld, type QuietWorld } from "./quiet-world.ts";
import { restClient } from "./rest-client.ts";

let app: TestApp;
let quiet: QuietWorld;
beforeAll(async () => {
  app = await createTestApp();
  // One who stays, so that no other is the last.
  await signUpAdmin(app);
  quiet = await makeQuietWorld(app);
});
afterAll(() => app[Symbol.asyncDispose]());

/** A stream is no answer; it is followed over tRPC alone. */
const answering = Object.entries(accessTable).filter(([path]) => path !== "events.stream");

it("has a place for every procedure", () => {
  for (const [path] of answering) expect(metaOf(path)).toHaveProperty("rest");
});

describe.each(answering)("%s over REST", (path, row) => {
  const refused = callers.filter((caller) => row[caller] !== "allowed");
  const allowed = row.owner === "allowed" ? "owner" : "admin";

  it.runIf(refused.length > 0)("refuses whom it refuses over tRPC, and alike (D1)", async () => {
    for (const caller of refused) {
      const client = restClient(app, await quiet.credentialOf(caller, path));
      expect([caller, (await reasonOfRefusal(row.call(client, quiet))).code]).toEqual([
        caller,
        row[caller],
      ]);
    }
  });

  it("answers what it answers over tRPC", () =>
    isSame(path, row) ? answersTheSame(path, row, allowed) : answersAlike(path, row, allowed));
});

/** Whether a change is made once for a key, and what is read is not about whoever reads it. */
function isSame(path: string, { access }: Row): boolean {
  return isMutation(app, path) ? takesKey(app, path) : access === "user" || access === "admin";
}

/** With one key for both, a change is made once: so both read the same input, and write the same answer. */
async function answersTheSame(path: string, row: Row, caller: CallerName): Promise<void> {
  const world = isMutation(app, path) ? await makeWorld(app) : quiet;
  const credential = await credentialOf(caller, world, path);
  const headers = { "idempotency-key": randomUUID() };
  const overTrpc = await row.call(app.client({ ...credential, headers }), world);
  const overRest = await row.call(restClient(app, { ...credential, headers }), world);
  expect(overRest).toEqual(removes(path) ? undefined : asJson(overTrpc));
}

async function answersAlike(path: string, row: Row, caller: CallerName): Promise<void> {
  const [here, there] = [await makeWorld(app), await makeWorld(app)];
  const trpc = app.client(await credentialOf(caller, here, path));
  const rest = restClient(app, await credentialOf(caller, there, path));
  const overTrpc = await row.call(trpc, here);
  const overRest = await row.call(rest, there);
  expect(namesOf(overRest)).toEqual(removes(path) ? [] : namesOf(asJson(overTrpc)));
}

function metaOf(path: string): unknown {
  return Reflect.get(definitionOf(app, path), "meta");
}

function removes(path: string): boolean {
  return JSON.stringify(metaOf(path)).includes('"method":"DELETE"');
}

function asJson(value: unknown): unknown {
  const text = JSON.stringify(value);
  return JSON.parse(text);
}

function namesOf(answer: unknown): string[] {
  return isRecord(answer) ? Object.keys(answer).toSorted() : [];
}
