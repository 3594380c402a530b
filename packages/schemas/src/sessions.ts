import { z } from "zod";
import { page, pageFields } from "./pages.ts";
import { Id, Timestamp } from "./scalars.ts";

/** One sign-in on one device, until it is ended or runs out. */
export const Session = z.object({
  id: Id,
  /** Whether it is the session this call was made with. */
  current: z.boolean(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: Timestamp,
  lastUsedAt: Timestamp,
  expiresAt: Timestamp,
});
export type Session = z.infer<typeof Session>;

/** One's own live sessions, the newest first. */
export const ListSessionsInput = z.strictObject(pageFields).prefault({});
export type ListSessionsInput = z.infer<typeof ListSessionsInput>;
export const SessionPage = page(Session);
export type SessionPage = z.infer<typeof SessionPage>;

/** One of one's own sessions. */
export const SessionRef = z.strictObject({ id: Id });
export type SessionRef = z.infer<typeof SessionRef>;
