import type { TenonEvent } from "@tenon/schemas/events";

export type EventType = TenonEvent["type"];

/** Who may hear of it: whoever the row belongs to, administrators, or everybody who is signed in. */
export type EventReach = "owner" | "owner_and_admins" | "admins" | "everyone";

/** An event that a feature tells of its rows, and to whom; of a row that everybody may see, perhaps to more. */
export type Publication<Type extends EventType = EventType> = {
  type: Type;
  reach: EventReach;
  reachWhenShown?: EventReach;
};

/** What an event of this type says beside its type. */
export type EventFields<Type extends EventType> = Omit<Extract<TenonEvent, { type: Type }>, "type">;

/** A place in the order in which events are read: after all of smaller transactions, and those of its own up to `id`. */
export type EventPosition = { xid: bigint; id: bigint };

/** An event where it stands, and for whom it is. */
export type PlacedEvent = {
  position: EventPosition;
  event: TenonEvent;
  /** When the transaction began in which it happened. */
  at: Date;
  reach: EventReach;
  ownerId: string | null;
};
