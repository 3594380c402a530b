import type { UserRole } from "@tenon/schemas/users";

type Account = { role: UserRole; isActive: boolean; emailVerified: boolean };
type Trust = { accounts: "link" | "create"; grantsAdmin: boolean };

/** Why an issuer's token may not be taken for the owner of an account it did not name before; null when it may. */
export function whyNotLink(account: Account | null, trust: Trust): string | null {
  if (!account) return trust.accounts === "create" ? null : noAccount;
  if (!account.isActive) return inactive;
  if (!account.emailVerified) return unconfirmed;
  if (account.role === "admin" && !trust.grantsAdmin) return administrator;
  return null;
}

/** The role of an account that is made for a token; later on, the account's own counts. */
export function firstRole(claimed: string | null, { grantsAdmin }: Trust): UserRole {
  return grantsAdmin && claimed === "admin" ? "admin" : "member";
}

const noAccount =
  "There is no account with this token's e-mail address. Register with it and confirm it first.";
const inactive = "The account with this token's e-mail address is not active.";
const unconfirmed =
  "The account with this token's e-mail address has not confirmed it. Sign in and confirm it first.";
const administrator = "This token's issuer may not act for an administrator.";
