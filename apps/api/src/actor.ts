import type { UserRole } from "@tenon/schemas/users";

/** Whom a call is made for, once the credential was checked. */
export type Actor = { userId: string; role: UserRole; sessionId: string };

/** Where a call comes from, whoever makes it. */
export type Caller = { address: string; userAgent: string | null };
