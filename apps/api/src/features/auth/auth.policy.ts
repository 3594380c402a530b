import type { User } from "@tenon/schemas/users";
import type { Author } from "#actor.ts";

/** Whoever reads the mailbox acts as its owner, signed in or not. */
export function mailboxOwner({ id }: User): Author & { userId: string } {
  return { userId: id, via: { kind: "anonymous" } };
}
