import type { EventPosition } from "./events.ts";

/** A place in the stream as a text that says nothing to callers; with the moment at which it was reached. */
export type Bookmark = { position: EventPosition; reachedAt: Date };

export const start: EventPosition = { xid: 0n, id: 0n };

export function isAfter(position: EventPosition, other: EventPosition): boolean {
  return position.xid === other.xid ? position.id > other.id : position.xid > other.xid;
}

export function writeBookmark({ position, reachedAt }: Bookmark): string {
  return [position.xid, position.id, reachedAt.getTime()].join(".");
}

/** Null for what is no bookmark of ours. */
export function readBookmark(text: string): Bookmark | null {
  const [, xid, id, reachedAt] = /^(\d{1,18})\.(\d{1,18})\.(\d{1,15})$/.exec(text) ?? [];
  if (xid === undefined || id === undefined || reachedAt === undefined) return null;
  return {
    position: { xid: BigInt(xid), id: BigInt(id) },
    reachedAt: new Date(Number(reachedAt)),
  };
}
