import assert from "node:assert/strict";
import { createTenonClient, isTenonError } from "@tenon/client";

const refusal = {
  message: "No.",
  code: -32600,
  data: { code: "FORBIDDEN", httpStatus: 403, reason: { code: "FORBIDDEN" } },
};
const tenon = createTenonClient({
  url: "https://tenon.example",
  credential: () => "token",
  fetch: async () => Response.json({ error: { json: refusal } }, { status: 403 }),
});

await assert.rejects(
  tenon.users.me.query(),
  (error) => isTenonError(error, "FORBIDDEN") && error.message === "No.",
);
