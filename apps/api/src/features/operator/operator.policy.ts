import type { Author } from "#actor.ts";

/** Whose doing it is at the command line. */
export const operator: Author = { userId: null, via: { kind: "operator" } };
