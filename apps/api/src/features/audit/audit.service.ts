import { v7 as uuidv7 } from "uuid";
import type { AuditAction, AuditDetails, AuditPage, ListAuditInput } from "@tenon/schemas/audit";
import type { Author, Caller } from "#actor.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import type { AuditRepository } from "./audit.repository.ts";

/** Something that happened, and whose doing it was. */
export type AuditEvent = {
  action: AuditAction;
  by: Author;
  /** Where the call came from; null for the command line and for jobs. */
  from: Caller | null;
  /** The account it was done to; the author's own unless it is said. */
  targetId?: string | null;
  details?: AuditDetails;
};

export type AuditService = {
  /** Notes an event; with the transaction of the act, both are kept or neither. */
  record(event: AuditEvent, tx?: Transaction): Promise<void>;
  list(input: ListAuditInput): Promise<AuditPage>;
};

export function createAuditService(entries: AuditRepository): AuditService {
  return {
    record({ action, by, from, targetId = by.userId, details = {} }, tx) {
      return entries.insert(
        {
          id: uuidv7(),
          action,
          via: by.via.kind,
          actorId: by.userId,
          targetId,
          address: from?.address ?? null,
          userAgent: from?.userAgent ?? null,
          details,
        },
        tx,
      );
    },
    list: (input) => entries.list(input),
  };
}
