import assert from "node:assert/strict";
import { createTenonClient, isTenonError, paginate, refusalOf } from "@tenon/client";

const [url] = process.argv.slice(2);
const account = { email: "service@example.com", password: "correct horse battery" };
await createTenonClient({ url }).auth.register.mutate(account);
const person = createTenonClient({ url, credential: account });
const { key } = await person.apiKeys.create.mutate({
  name: "reports",
  scopes: ["tasks:read", "tasks:write"],
});

const tenon = createTenonClient({ url, credential: { apiKey: key } });
const titles = ["One", "Two", "Three"];
for (const title of titles) await tenon.tasks.create.mutate({ title });
const found = [];
for await (const task of paginate(tenon.tasks.list, { limit: 2, order: "asc" })) found.push(task);
assert.deepEqual(
  found.map(({ title }) => title),
  titles,
);

const [{ id, version, createdAt }] = found;
assert.ok(createdAt instanceof Date);
await tenon.tasks.update.mutate({ id, version, title: "First" });
await assert.rejects(tenon.tasks.update.mutate({ id, version, title: "Again" }), (error) => {
  return refusalOf("tasks.update", error)?.current?.title === "First";
});
await assert.rejects(tenon.posts.list.query(), (error) => isTenonError(error, "FORBIDDEN"));
console.log("served");
