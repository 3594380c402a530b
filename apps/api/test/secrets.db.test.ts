import { expect, it } from "vitest";
import { createTestApp } from "./create-test-app.ts";
import { newEmail } from "./people.ts";
import { post, postJson } from "./raw-call.ts";

it("logs no secret, whatever fails (K1, K2)", async () => {
  await using app = await createTestApp({ LOG_LEVEL: "debug" });
  const canary = "canary-7f3a9b";
  const email = newEmail();
  const headers = { cookie: `tenon-refresh=${canary}`, origin: "http://localhost:3000", "user-agent": `evil\r\n\u001b[31m`.replaceAll(/[\r\n]/g, "") };
  const grant = await app.client().auth.register.mutate({ email, password: canary });

  await postJson(app, "auth.login", { email, password: `${canary}-wrong` }, { headers });
  await postJson(app, "auth.login", { email, password: canary, transport: "cookie" }, { headers });
  await postJson(app, "auth.refresh", { refreshToken: canary }, { headers });
  await postJson(app, "auth.refresh", {}, { headers });
  await post(app, "auth.login", `{"json":{"password":"${canary}"`, { headers });
  await postJson(app, "tasks.create", { title: canary }, { accessToken: grant.accessToken });
  await app.request(`/trpc/tasks.list?input=${encodeURIComponent(JSON.stringify({ json: { search: canary } }))}`, { headers: { authorization: `Bearer ${canary}` } });
  await app.container.database.pool.query("ALTER TABLE tasks ADD CONSTRAINT no_canary CHECK (title NOT LIKE 'canary%') NOT VALID");
  await postJson(app, "tasks.create", { title: canary }, { accessToken: grant.accessToken });
  await app.container.database.pool.query("ALTER TABLE tasks DROP COLUMN tags");
  await postJson(app, "tasks.create", { title: canary }, { accessToken: grant.accessToken });
  await app.container.database.pool.query("ALTER TABLE users RENAME TO people");
  await postJson(app, "auth.login", { email, password: canary }, { headers });

  const log = app.logs.join("");
  expect(log).toContain('"level":"error"');
  for (const secret of [canary, grant.accessToken, grant.refreshToken ?? "", app.env.SECRET_KEY, new URL(app.env.DATABASE_URL).password]) {
    expect(log).not.toContain(secret);
  }
  for (const line of app.logs) expect(() => JSON.parse(line)).not.toThrow();
});
