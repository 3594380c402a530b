import { userRoles } from "@tenon/schemas/user-roles";
import type { ListUsersInput, UserRole } from "@tenon/schemas/users";
import { optionNamed } from "#ui/option-named.ts";
import type { UserSearch } from "./user-search.ts";

/** Which accounts are looked at; what is left out is not asked for. */
export type UserView = {
  search?: string | undefined;
  role?: UserRole | undefined;
  state?: "active" | "inactive" | undefined;
  email?: "confirmed" | "unconfirmed" | undefined;
};

const longestSearch = 200;

/** Reads any query parameters; what makes no sense is left out, as an old link is no reason to fail. */
export function readUserView({ q, role, state, email }: UserSearch): UserView {
  const search = q?.trim().slice(0, longestSearch);
  return {
    search: search === "" ? undefined : search,
    role: optionNamed(userRoles, role),
    state: state === "active" || state === "inactive" ? state : undefined,
    email: email === "confirmed" || email === "unconfirmed" ? email : undefined,
  };
}

export function writeUserView({ search, role, state, email }: UserView): UserSearch {
  return {
    ...(search !== undefined && search !== "" && { q: search }),
    ...(role !== undefined && { role }),
    ...(state !== undefined && { state }),
    ...(email !== undefined && { email }),
  };
}

/** What the server is asked for. */
export function toListInput(view: UserView): Omit<ListUsersInput, "cursor"> {
  const { search, role, state, email } = view;
  return {
    limit: 30,
    ...(search !== undefined && { search }),
    ...(role !== undefined && { role }),
    ...(state !== undefined && { isActive: state === "active" }),
    ...(email !== undefined && { emailVerified: email === "confirmed" }),
  };
}
