import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  accessTable,
  credentialOf,
  makeWorld,
  type Outcome,
  type Row,
  type World,
} from "./access-table.ts";
import { createTestApp, type TestApp, type TestClient } from "./create-test-app.ts";
import { isMutation } from "./definition-of.ts";
import { reasonOfRefusal } from "./expect-refusal.ts";
import { password, signUpAdmin } from "./people.ts";
import { changes, makeQuietWorld, type QuietWorld } from "./quiet-world.ts";

const origin = "http://localhost:3000";
const foreign = "https://evil.example";

let app: TestApp;
let quiet: QuietWorld;
let quietBrowser: BrowserSession;
beforeAll(async () => {
  app = await createTestApp();
  // One who stays, so that no other is the last.
  await signUpAdmin(app);
  quiet = await makeQuietWorld(app);
  quietBrowser = await signInByBrowser(quiet);
});
afterAll(() => app[Symbol.asyncDispose]());

async function outcomeOf(row: Row, client: TestClient, world: World): Promise<Outcome> {
  const call = row.call(client, world);
  return call.then(
    () => "allowed",
    async () => (await reasonOfRefusal(call)).code,
  );
}

type Owner = BrowserSession & { world: World; key: string };

/** In a world of their own where a call with this outcome changes it. */
async function ownerFor(path: string, outcome: Outcome): Promise<Owner> {
  const isQuiet = !changes(app, path, outcome);
  const world = isQuiet ? quiet : await makeWorld(app);
  const browser = isQuiet ? quietBrowser : await signInByBrowser(world);
  const { accessToken: key = "" } = isQuiet
    ? await quiet.credentialOf("ownerKey", path)
    : await credentialOf("ownerKey", world, path);
  return { world, ...browser, key };
}

/** The owner, signed in by a page of ours: a token that the page holds, and a cookie that it can't read. */
type BrowserSession = { cookie: string; accessToken: string };

async function signInByBrowser({ owner }: World): Promise<BrowserSession> {
  const response = await app.postJson(
    "auth.login",
    { email: owner.email, password, transport: "cookie" },
    { headers: { origin } },
  );
  const cookie = response.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
  expect(cookie).toMatch(/^tenon-refresh=./);
  const { result } = Granted.parse(await response.json());
  return { cookie, accessToken: result.data.json.accessToken };
}

const Granted = z.object({
  result: z.object({ data: z.object({ json: z.object({ accessToken: z.string() }) }) }),
});

describe.each(Object.entries(accessTable))("%s", (path, row) => {
  it("answers a page of ours, and a key whatever cookie is beside it, as the table says (D1, I3)", async () => {
    const { world, cookie, accessToken } = await ownerFor(path, row.owner);
    const page = app.client({ accessToken, headers: { cookie, origin } });
    expect(await outcomeOf(row, page, world)).toBe(row.owner);

    const { world: another, key } = await ownerFor(path, row.ownerKey);
    const service = app.client({ accessToken: key, headers: { cookie } });
    expect(await outcomeOf(row, service, another)).toBe(row.ownerKey);
  });

  it("takes no change from another site, no cookie for a token, no key in its address (F4, I4)", async () => {
    const { world, cookie, accessToken, key } = await ownerFor(path, row.owner);
    const loggedBefore = app.logs.length;

    const fromElsewhere = [
      [app.client({ headers: { origin: foreign } }), row.anonymous],
      [app.client({ headers: { origin: foreign, cookie } }), row.anonymous],
      [app.client({ accessToken: key, headers: { origin: foreign } }), row.ownerKey],
      [app.client({ accessToken, headers: { origin: foreign, cookie } }), row.owner],
    ] as const;
    for (const [client, outcome] of fromElsewhere) {
      const expected = isMutation(app, path) ? "FORBIDDEN" : outcome;
      expect(await outcomeOf(row, client, world)).toBe(expected);
    }

    const method = isMutation(app, path) ? "POST" : "GET";
    const headers = { "content-type": "application/json" };
    for (const name of ["api_key", "access_token", "q"]) {
      const address = `/trpc/${path}?${name}=${key}`;
      expect((await app.request(address, { method, headers })).status).toBe(401);
    }
    expect(app.logs.slice(loggedBefore).join("")).not.toContain(key);

    if (row.anonymous !== "allowed") {
      const cookieAlone = app.client({ headers: { cookie, origin } });
      expect(await outcomeOf(row, cookieAlone, world)).toBe(row.anonymous);
    }
    const page = app.client({ accessToken, headers: { cookie, origin } });
    expect(await outcomeOf(row, page, world)).toBe(row.owner);
  });
});

it("renews no browser's session for a caller with a key, and leaves it as it is (I3)", async () => {
  const world = await makeWorld(app);
  const { cookie } = await signInByBrowser(world);
  const key = await credentialOf("ownerKey", world, "auth.refresh");
  const refresh = (sent: { accessToken?: string }) =>
    app.postJson("auth.refresh", {}, { ...sent, headers: { cookie, origin } });
  const withKey = await refresh(key);
  expect(withKey.status).toBe(401);
  expect(withKey.headers.getSetCookie()).toEqual([]);
  expect((await refresh({})).status).toBe(200);
});
