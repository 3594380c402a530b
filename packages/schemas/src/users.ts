import { z } from "zod";
import { page, pageFields } from "./pages.ts";
import { Id, line, text, Timestamp, Version } from "./scalars.ts";
import { userRoles } from "./user-roles.ts";

/** What a person may do: `admin` may manage the others. */
export const UserRole = z.enum(userRoles);
export type UserRole = z.infer<typeof UserRole>;

/** The longest name, in characters. */
export const maxUserNameLength = 100;

/** The name a person goes by, 1 to 100 characters. */
export const UserName = line(maxUserNameLength);
export type UserName = z.infer<typeof UserName>;

/** The name of whoever gives none: what stands before the @. */
export function nameOfEmail(email: string): string {
  return email.slice(0, Math.min(email.indexOf("@"), maxUserNameLength));
}

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

/** Who wrote, ordered or did something; null where it stands, once the account is gone. */
export const PersonRef = z.object({ id: Id, name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** Changes to one's own profile; with `version`, refused when the profile changed meanwhile. */
export const UpdateMeInput = z.strictObject({ version: Version.optional(), name: UserName });
export type UpdateMeInput = z.infer<typeof UpdateMeInput>;

/** A person with an account. */
export const UserRef = z.strictObject({ id: Id });
export type UserRef = z.infer<typeof UserRef>;

/** Which accounts, the newest first. Filters narrow together. */
export const ListUsersInput = z
  .strictObject({
    ...pageFields,
    /** Words that name or address begin with or contain as the beginning of a word; all must match. */
    search: text(200).optional(),
    role: UserRole.optional(),
    isActive: z.boolean().optional(),
    emailVerified: z.boolean().optional(),
  })
  .prefault({});
export type ListUsersInput = z.infer<typeof ListUsersInput>;
export const UserPage = page(User);
export type UserPage = z.infer<typeof UserPage>;

/** What an administrator may change of an account; with `version`, refused when it changed meanwhile. */
export const UpdateUserInput = z
  .strictObject({
    id: Id,
    version: Version.optional(),
    name: UserName.optional(),
    role: UserRole.optional(),
    /** False signs the account out everywhere and keeps it out. */
    isActive: z.boolean().optional(),
  })
  .refine(
    ({ id: _id, version: _version, ...changes }) =>
      Object.values(changes).some((change) => change !== undefined),
    "Name at least one change.",
  );
export type UpdateUserInput = z.infer<typeof UpdateUserInput>;
