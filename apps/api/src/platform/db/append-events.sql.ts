import { Prisma } from "@tenon/db/client";
import type { EventFields, EventType, Publication } from "#platform/events/events.ts";

type Rows<Type extends EventType> = {
  /** A name of the WITH, or a query in brackets with a name. */
  of: Prisma.Sql;
  fields: Record<keyof EventFields<Type> & string, Prisma.Sql>;
  ownerId?: Prisma.Sql;
  /** Whether everybody may see the row. */
  shown?: Prisma.Sql;
};

/** Where whoever waits for events is woken. */
export const eventChannel = "tenon_events";

/** The name of sessions whose statements wake nobody, as that is seen to after the commit. */
export const quietSession = "tenon quiet";

const appending = new WeakSet();

/** Whether a value of a statement is made by `appendEvents`. */
export function appendsEvents(value: unknown): boolean {
  return value instanceof Prisma.Sql && appending.has(value);
}

/**
 * An INSERT for the WITH of the statement that changes something: an event for each of the rows.
 * Listeners are woken when the transaction commits. Of transactions at the same time one wakes them for all, as
 * commits that notify wait for each other; readers look again while transactions are under way that they can't see yet.
 */
export function appendEvents<Type extends EventType>(
  { type, reach, reachWhenShown = reach }: Publication<Type>,
  { of, fields, ownerId = Prisma.sql`NULL::uuid`, shown = Prisma.sql`false` }: Rows<Type>,
): Prisma.Sql {
  const pairs = Object.entries<Prisma.Sql>(fields).map(
    ([name, value]) => Prisma.sql`${Prisma.raw(`'${name}'`)}, ${value}`,
  );
  const statement = Prisma.sql`INSERT INTO events (type, reach, owner_id, data)
    SELECT ${type}, CASE WHEN ${shown} THEN ${reachWhenShown}::event_reach ELSE ${reach}::event_reach END,
      ${ownerId}, jsonb_build_object(${Prisma.join(pairs)}) FROM ${of}
    RETURNING CASE WHEN current_setting('application_name') <> ${quietSession}
      AND pg_try_advisory_xact_lock(hashtext(${eventChannel})) THEN pg_notify(${eventChannel}, '') END`;
  appending.add(statement);
  return statement;
}
