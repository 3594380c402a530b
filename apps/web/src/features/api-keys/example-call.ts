import type { ApiKeyScope } from "@tenon/schemas/api-keys";

const calls: [scope: ApiKeyScope, call: string][] = [
  ["tasks:read", "tasks.list"],
  ["users:read", "users.me"],
  ["posts:read", "posts.list"],
  ["audit:read", "audit.list"],
  // oxlint-disable-next-line tenon/words-in-catalogue -- a shell reads it, the same in every language
  ["tasks:write", `tasks.create -d '{"json":{"title":"Order the oak"}}'`],
  ["users:write", `users.updateMe -d '{"json":{"name":"Ada"}}'`],
];

/** A line to try a key with. The key itself stays out of the history of the shell. */
export function exampleCall(scopes: readonly ApiKeyScope[], origin: string): string | null {
  const found = calls.find(([scope]) => scopes.includes(scope));
  if (!found) return null;
  const [, call] = found;
  // oxlint-disable-next-line tenon/words-in-catalogue -- a shell reads it, the same in every language
  const type = call.includes(" -d ") ? ' -H "Content-Type: application/json"' : "";
  // oxlint-disable-next-line tenon/words-in-catalogue -- a shell reads it, the same in every language
  return `curl -H "Authorization: Bearer $TENON_API_KEY"${type} ${origin}/trpc/${call}`;
}
