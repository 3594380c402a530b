import type { OpenApi } from "./openapi-types.ts";

const description = `
The procedures of Tenon as resources, in plain JSON.

**Sign in.** Send your e-mail address and password to \`/auth/token\`, or make an API key in the web app, and send
\`Authorization: Bearer …\` with every call.

**Refusals** are problem details (RFC 9457). Tell them apart by \`code\`; each operation lists the codes it may answer.

**Lists** answer a page of \`items\` and a \`nextCursor\`, which is the \`cursor\` of the next page; \`Link\` names that page, too.

**Changes** that build on what you have read: send its \`ETag\` as \`If-Match\`, or its \`version\`, and be told when
somebody was faster.

**Sending again.** With an \`Idempotency-Key\`, a change is done once and answered alike, however often it arrives.

New fields may appear in answers at any time; fields that are not known here are refused in what you send.
`.trim();

export function info(version: number): OpenApi["info"] {
  return {
    title: "Tenon",
    summary: "A workspace of people, tasks, posts and orders.",
    description,
    version: String(version),
    license: { name: "MIT", identifier: "MIT" },
  };
}
