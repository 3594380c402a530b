import { expect, it } from "vitest";
import { createTestApp } from "./create-test-app.ts";
import { newEmail } from "./people.ts";

it("logs no secret, whatever fails (K1, K2)", async () => {
  await using app = await createTestApp({ LOG_LEVEL: "debug" });
  const canary = "canary-7f3a9b";
  const email = newEmail();
  const headers = {
    cookie: `tenon-refresh=${canary}`,
    origin: "http://localhost:3000",
    "user-agent": "evil \u001B[31m",
  };
  const grant = await app.client().auth.register.mutate({ email, password: canary });

  await app.postJson("auth.login", { email, password: `${canary}-wrong` }, { headers });
  await app.postJson("auth.login", { email, password: canary, transport: "cookie" }, { headers });
  await app.postJson("auth.refresh", { refreshToken: canary }, { headers });
  await app.postJson("auth.refresh", {}, { headers });
  await app.post("auth.login", `{"json":{"password":"${canary}"`, { headers });
  await app.postJson("tasks.create", { title: canary }, { accessToken: grant.accessToken });
  await app.request(
    `/trpc/tasks.list?input=${encodeURIComponent(JSON.stringify({ json: { search: canary } }))}`,
    { headers: { authorization: `Bearer ${canary}` } },
  );
  await app.container.database.pool.query(
    "ALTER TABLE tasks ADD CONSTRAINT no_canary CHECK (title NOT LIKE 'canary%') NOT VALID",
  );
  await app.postJson("tasks.create", { title: canary }, { accessToken: grant.accessToken });
  await app.container.database.pool.query("ALTER TABLE tasks DROP COLUMN tags");
  await app.postJson("tasks.create", { title: canary }, { accessToken: grant.accessToken });
  await app.container.database.pool.query("ALTER TABLE users RENAME TO people");
  await app.postJson("auth.login", { email, password: canary }, { headers });

  const log = app.logs.join("");
  expect(log).toContain('"level":"error"');
  for (const secret of [
    canary,
    grant.accessToken,
    grant.refreshToken ?? "",
    app.env.SECRET_KEY,
    new URL(app.env.DATABASE_URL).password,
  ]) {
    expect(log).not.toContain(secret);
  }
  for (const line of app.logs) expect(JSON.parse(line)).toBeTypeOf("object");
});
