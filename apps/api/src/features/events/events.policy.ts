import type { StreamMessage } from "@tenon/schemas/events";
import type { Actor } from "#actor.ts";
import type { PlacedEvent } from "#platform/events/events.ts";

type Told = Pick<PlacedEvent, "reach" | "ownerId"> & { event: { type: StreamMessage["type"] } };

/** Whether it is for this person, and a key may read what it is about. */
export function mayHear(actor: Actor, { event, reach, ownerId }: Told): boolean {
  return isFor(actor, { reach, ownerId }) && isInScope(actor, event.type);
}

/** Whether it is for this person. */
export function isFor(
  { userId, role }: Pick<Actor, "userId" | "role">,
  { reach, ownerId }: Omit<Told, "event">,
): boolean {
  const isAdmin = role === "admin";
  const isOwner = ownerId === userId;
  const hears = {
    everyone: true,
    admins: isAdmin,
    owner_and_admins: isAdmin || isOwner,
    owner: isOwner,
  };
  return hears[reach];
}

/** `task.created` is for keys with `tasks:read`. */
function isInScope({ via }: Actor, type: string): boolean {
  if (via.kind !== "api-key") return true;
  const [noun = ""] = type.split(".", 1);
  const needed = `${noun.endsWith("s") ? noun : `${noun}s`}:read`;
  return via.scopes.some((scope) => scope === needed);
}
