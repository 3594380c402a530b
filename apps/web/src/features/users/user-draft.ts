import { t } from "@lingui/core/macro";
import type { UpdateUserInput, User } from "@tenon/schemas/users";

/** What an administrator may change of an account, as it stands in the form. */
export type UserDraft = Pick<User, "name" | "role" | "isActive">;

const fields = ["name", "role", "isActive"] as const;

export function toDraft({ name, role, isActive }: UserDraft): UserDraft {
  return { name, role, isActive };
}

export function isUnchanged(base: UserDraft, draft: UserDraft): boolean {
  return fields.every((field) => base[field] === draft[field]);
}

/** Only what was changed, with the version it was changed from. */
export function toInput(base: User, draft: UserDraft): UpdateUserInput {
  return {
    id: base.id,
    version: base.version,
    ...(draft.name !== base.name && { name: draft.name }),
    ...(draft.role !== base.role && { role: draft.role }),
    ...(draft.isActive !== base.isActive && { isActive: draft.isActive }),
  };
}

/** The same changes, made to the account as it is stored by now. */
export function rebase(base: UserDraft, draft: UserDraft, current: UserDraft): UserDraft {
  return {
    name: draft.name === base.name ? current.name : draft.name,
    role: draft.role === base.role ? current.role : draft.role,
    isActive: draft.isActive === base.isActive ? current.isActive : draft.isActive,
  };
}

/** What somebody else changed meanwhile, in words. */
export function describeChanges(base: UserDraft, current: UserDraft): string {
  return fields
    .filter((field) => base[field] !== current[field])
    .map((field) => describeField(field, current))
    .join(", ");
}

function describeField(field: (typeof fields)[number], { name, role, isActive }: UserDraft) {
  if (field === "name") return t`the name is “${name}” now`;
  if (field === "role") {
    return role === "admin" ? t`the role is administrator now` : t`the role is member now`;
  }
  return isActive ? t`the account is active now` : t`the account is inactive now`;
}
