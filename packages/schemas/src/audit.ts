import { z } from "zod";
import { auditActions } from "./audit-actions.ts";
import { page, pageFields } from "./pages.ts";
import { Id, Timestamp } from "./scalars.ts";

/** What can be found in the audit log. */
export const AuditAction = z.enum(auditActions);
export type AuditAction = z.infer<typeof AuditAction>;

/** With what somebody acted: signed in, with an API key, with another issuer's token, at the command line, or with nothing. */
const AuditMeans = z.enum(["session", "api-key", "issuer", "operator", "anonymous"]);

/** Particulars of an act, by name. */
export const AuditDetails = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
export type AuditDetails = z.infer<typeof AuditDetails>;

/** An account as the log names it; name and address are null once it was removed. */
const AuditParty = z.object({
  id: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
});

/** One act or security event, written in the transaction of the act itself. */
export const AuditEntry = z.object({
  id: Id,
  createdAt: Timestamp,
  action: AuditAction,
  /** Who did it; null when nobody was signed in. */
  actor: AuditParty.nullable(),
  via: AuditMeans,
  /** The account it was done to. */
  target: AuditParty.nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  details: AuditDetails,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Which entries, the newest first. Filters narrow together. */
export const ListAuditInput = z
  .strictObject({
    ...pageFields,
    action: AuditAction.optional(),
    /** Entries of what this account did. */
    actorId: Id.optional(),
    /** Entries of what was done to this account. */
    targetId: Id.optional(),
    /** At this moment or later. */
    from: Timestamp.optional(),
    /** Before this moment. */
    before: Timestamp.optional(),
  })
  .prefault({});
export type ListAuditInput = z.infer<typeof ListAuditInput>;
export const AuditPage = page(AuditEntry);
export type AuditPage = z.infer<typeof AuditPage>;
