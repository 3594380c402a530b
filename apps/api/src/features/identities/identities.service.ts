import { v7 as uuidv7 } from "uuid";
import { Email } from "@tenon/schemas/scalars";
import { nameOfEmail, UserName } from "@tenon/schemas/users";
import type { Actor, Caller } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { UserRepository } from "#features/users/index.ts";
import { classifyDatabaseError } from "#platform/db/classify-error.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { IssuedClaim, IssuerTokens } from "#platform/tokens/issuer-tokens.ts";
import { firstRole, whyNotLink } from "./identities.policy.ts";
import type { IdentifiedUser, IdentityRepository } from "./identities.repository.ts";

export type IdentityService = {
  /**
   * Who acts with another issuer's token. The first one of a person finds their account by its address, or makes it.
   * Null when the token is not good or its account may not act; throws UNAUTHENTICATED with the reason when a good one
   * finds no account.
   */
  findActor(token: string, caller: Caller): Promise<Actor | null>;
};

type Dependencies = {
  identities: IdentityRepository;
  users: Pick<UserRepository, "insert">;
  tokens: Pick<IssuerTokens, "verify">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

export function createIdentityService({
  identities,
  users,
  tokens,
  audit,
  transaction,
}: Dependencies): IdentityService {
  return {
    async findActor(token, caller) {
      const claim = await tokens.verify(token);
      if (!claim) return null;
      const user = await findUser(claim, caller);
      return user.isActive ? actorOf(user, claim) : null;
    },
  };

  /**
   * First calls of the same person may come at once. The slower one finds the account that another has just made, and
   * at the next try perhaps the identity, too.
   */
  async function findUser(claim: IssuedClaim, caller: Caller, tries = 3): Promise<IdentifiedUser> {
    const { trust, subject } = claim;
    const known = await identities.findUser({ issuer: trust.issuer, subject });
    if (known) return known;
    const email = Email.safeParse(claim.email);
    if (!email.success) throw stranger(noAddress);
    try {
      return await transaction((tx) => introduce(claim, { email: email.data, caller }, tx));
    } catch (error) {
      if (tries === 1 || classifyDatabaseError(error) !== "unique") throw error;
      return findUser(claim, caller, tries - 1);
    }
  }

  async function introduce(
    claim: IssuedClaim,
    { email, caller }: { email: string; caller: Caller },
    tx: Transaction,
  ): Promise<IdentifiedUser> {
    const { trust, subject } = claim;
    const account = await identities.holdAccount(email, tx);
    const refusal = whyNotLink(account, trust);
    if (refusal !== null) throw stranger(refusal);
    const user = account ?? (await users.insert(newAccount(claim, email), tx));
    await identities.insert({ issuer: trust.issuer, subject, userId: user.id }, tx);
    await audit.record(
      {
        action: account ? "identity.linked" : "account.registered",
        by: actorOf(user, claim),
        from: caller,
        details: { issuer: trust.issuer, subject },
      },
      tx,
    );
    return user;
  }
}

/** It has no password; its owner may set one by the link for a forgotten one. */
function newAccount({ trust, name, role }: IssuedClaim, email: string) {
  return {
    id: uuidv7(),
    email,
    name: UserName.safeParse(name).data ?? nameOfEmail(email),
    passwordHash: null,
    role: firstRole(role, trust),
    emailVerifiedAt: new Date(),
  };
}

/** By an issuer that may make no administrators, nobody acts as one. */
function actorOf({ id: userId, role }: IdentifiedUser, { trust }: IssuedClaim): Actor {
  const { issuer, grantsAdmin } = trust;
  return { userId, role: grantsAdmin ? role : "member", via: { kind: "issuer", issuer } };
}

const noAddress =
  "This token's issuer does not say that it has verified the person's e-mail address.";

function stranger(message: string): AppError {
  return new AppError({ code: "UNAUTHENTICATED" }, { message });
}
