import { z } from "zod";
import { Id, line, Timestamp, Version } from "./scalars.ts";

/** What a person may do: `admin` may manage the others. */
export const UserRole = z.enum(["member", "admin"]);
export type UserRole = z.infer<typeof UserRole>;

/** The longest name, in characters. */
export const maxUserNameLength = 100;

/** The name a person goes by, 1 to 100 characters. */
export const UserName = line(maxUserNameLength);
export type UserName = z.infer<typeof UserName>;

/** A person with an account. As with every answer, stored texts are not judged again. */
export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: UserRole,
  isActive: z.boolean(),
  emailVerified: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  version: Version,
});
export type User = z.infer<typeof User>;

/** Changes to one's own profile; with `version`, refused when the profile changed meanwhile. */
export const UpdateMeInput = z.strictObject({ version: Version.optional(), name: UserName });
export type UpdateMeInput = z.infer<typeof UpdateMeInput>;
