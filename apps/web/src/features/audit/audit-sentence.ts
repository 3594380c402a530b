import type { AuditEntry } from "@tenon/schemas/audit";

/** A piece of a sentence: words, or one of the accounts it is about. */
export type Piece = string | { party: "actor" | "target" };

type Sentence = readonly Piece[];

/** What happened, as one would say it. A newer server may know acts that this page has no sentence for. */
export function describeEntry(entry: AuditEntry): Sentence {
  return sentences[entry.action]?.(entry) ?? [subject(entry), `: ${entry.action}`];
}

const actor: Piece = { party: "actor" };
const target: Piece = { party: "target" };

const sentences: Record<string, ((entry: AuditEntry) => Sentence) | undefined> = {
  "account.registered": (entry) =>
    isOwn(entry) ? [actor, " signed up"] : ["The account ", object(entry), " was made"],
  "account.exported": (entry) => [subject(entry), " downloaded their data"],
  "account.removed": (entry) => [subject(entry), " deleted their account"],
  "session.started": (entry) => [subject(entry), " signed in"],
  "session.refused": (entry) =>
    entry.target
      ? ["Somebody failed to sign in as ", target]
      : ["Somebody failed to sign in with an address that no account has"],
  "session.revoked": (entry) => [subject(entry), " signed one of their devices out"],
  "session.reused": (entry) => ["A copied session of ", object(entry), " was noticed and ended"],
  "sessions.ended": (entry) =>
    isOwn(entry)
      ? [actor, ` signed out everywhere${sessionCount(entry)}`]
      : [subject(entry), " signed ", object(entry), ` out everywhere${sessionCount(entry)}`],
  "email.verified": (entry) => [subject(entry), " confirmed their address"],
  "email.change-requested": (entry) => [subject(entry), " asked for another address"],
  "email.changed": (entry) => [subject(entry), " changed their address"],
  "password.changed": (entry) => [subject(entry), " changed their password"],
  "password.reset-requested": (entry) => [
    subject(entry),
    " asked for a link to set a new password for ",
    object(entry),
  ],
  "password.reset": (entry) => [subject(entry), " set a new password"],
  "api-key.created": (entry) => [subject(entry), ` made the API key ${quoted(entry, "name")}`],
  "api-key.revoked": (entry) => [subject(entry), ` revoked the API key ${quoted(entry, "name")}`],
  "webhook.created": (entry) => [subject(entry), ` made a webhook to ${quoted(entry, "url")}`],
  "webhook.secret-rotated": (entry) => [
    subject(entry),
    ` gave the webhook to ${quoted(entry, "url")} a new secret`,
  ],
  "webhook.removed": (entry) => [subject(entry), ` removed the webhook to ${quoted(entry, "url")}`],
  "identity.linked": (entry) => [object(entry), " can sign in by another way now"],
  "user.created": (entry) => [subject(entry), " created the account ", object(entry)],
  "user.updated": describeUpdate,
  "user.removed": (entry) => [subject(entry), " removed the account ", object(entry)],
  "post.unpublished": (entry) => [
    subject(entry),
    " took down ",
    object(entry),
    `’s post ${quoted(entry, "title")}`,
  ],
  "post.removed": (entry) => [
    subject(entry),
    " removed ",
    object(entry),
    `’s post ${quoted(entry, "title")}`,
  ],
  "comment.removed": (entry) => [subject(entry), " removed a comment by ", object(entry)],
  "product.removed": (entry) => [subject(entry), ` removed the product ${quoted(entry, "sku")}`],
  "tasks.imported": (entry) => [
    subject(entry),
    ` imported ${taskCount(entry)} for `,
    object(entry),
  ],
  "tasks.exported": (entry) => [subject(entry), " exported the tasks of ", object(entry)],
  "signing-key.rotated": (entry) => [subject(entry), " rotated the signing keys"],
};

function describeUpdate(entry: AuditEntry): Sentence {
  const { details } = entry;
  const whose = isOwn(entry) ? ["their own"] : [object(entry), "’s"];
  const changes = [
    ...("name.to" in details
      ? [`name from ${quoted(entry, "name.from")} to ${quoted(entry, "name.to")}`]
      : []),
    ...("role.to" in details
      ? [`role from ${details["role.from"] ?? "unknown"} to ${details["role.to"] ?? "unknown"}`]
      : []),
  ];
  const isSwitched = "isActive.to" in details;
  const switched = details["isActive.to"] === true ? "activated" : "deactivated";
  if (changes.length > 0) {
    const rest = isSwitched ? `, and ${switched} the account` : "";
    return [subject(entry), " changed ", ...whose, ` ${changes.join(" and ")}${rest}`];
  }
  if (isSwitched) return [subject(entry), ` ${switched} `, object(entry)];
  return [subject(entry), " saved ", object(entry), " without a change"];
}

function isOwn({ actor: who, target: whom }: AuditEntry): boolean {
  return who !== null && who.id === whom?.id;
}

function subject({ actor: who, via }: AuditEntry): Piece {
  if (who) return actor;
  return via === "operator" ? "An operator" : "Somebody";
}

function object({ target: whom }: AuditEntry): Piece {
  return whom ? target : "an account";
}

function sessionCount({ details: { ended } }: AuditEntry): string {
  if (typeof ended !== "number") return "";
  return ended === 1 ? " (1 session)" : ` (${ended} sessions)`;
}

function taskCount({ details: { tasks } }: AuditEntry): string {
  if (typeof tasks !== "number") return "tasks";
  return tasks === 1 ? "1 task" : `${tasks.toLocaleString("en")} tasks`;
}

function quoted({ details }: AuditEntry, name: string): string {
  return `“${details[name] ?? "unknown"}”`;
}
