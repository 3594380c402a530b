import type { Caller } from "#actor.ts";
import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import type { OneTimePurpose } from "#platform/tokens/one-time-tokens.ts";

/** How often one may knock, by account and by address; see docs/security.md for the numbers' reasons. */
export type AuthLimits = {
  register(email: string, caller: Caller): Promise<void>;
  signIn(email: string, caller: Caller): Promise<void>;
  /** Whoever knew the password has not been guessing. */
  forgiveSignIn(email: string, caller: Caller): Promise<void>;
  /** Whoever reads the mailbox is let in, however often strangers have guessed. */
  forgiveAccount(email: string, caller: Caller): Promise<void>;
  refresh(caller: Caller): Promise<void>;
  /**
   * A mail to an address, whoever asks for it. Counted by purpose: no other one uses up what resets a password.
   * A newer link ends the older ones, so a flood has to end while its last link is good: the owner can use that.
   */
  mail(purpose: OneTimePurpose, email: string, caller: Caller): Promise<void>;
  /** A new password, of which the owner is told each time; an address that nobody confirmed may be a stranger's. */
  changePassword(userId: string): Promise<void>;
  /** A try with the token of a mailed link. */
  link(caller: Caller): Promise<void>;
};

const minute = 60;
const hour = 3_600;

export function createAuthLimits(limiter: RateLimiterFactory): AuthLimits {
  const registerByAddress = limiter({ name: "register-address", points: 100, seconds: hour });
  const registerByEmail = limiter({ name: "register-email", points: 30, seconds: hour });
  const signInByAddress = limiter({ name: "sign-in-address", points: 100, seconds: 5 * minute });
  const signInByAccount = limiter({ name: "sign-in-account", points: 50, seconds: hour });
  const signInByBoth = limiter({ name: "sign-in-both", points: 10, seconds: 5 * minute });
  const refreshByAddress = limiter({ name: "refresh-address", points: 600, seconds: 5 * minute });
  const mailByAddress = limiter({ name: "mail-address", points: 30, seconds: 5 * minute });
  const mailByEmail = limiter({ name: "mail-email", points: 3, seconds: minute });
  const mailInLinkLife = limiter({ name: "mail-link-life", points: 6, seconds: 30 * minute });
  const changeByAccount = limiter({ name: "change-password", points: 10, seconds: hour });
  const linkByAddress = limiter({ name: "link-address", points: 60, seconds: 5 * minute });

  return {
    async register(email, { address }) {
      await registerByAddress.consume(address);
      await registerByEmail.consume(email);
    },
    async signIn(email, { address }) {
      await signInByAddress.consume(address);
      await signInByBoth.consume(`${email} ${address}`);
      await signInByAccount.consume(email);
    },
    forgiveSignIn: (email, { address }) => signInByBoth.reset(`${email} ${address}`),
    async forgiveAccount(email, { address }) {
      await Promise.all([signInByAccount.reset(email), signInByBoth.reset(`${email} ${address}`)]);
    },
    refresh: ({ address }) => refreshByAddress.consume(address),
    async mail(purpose, email, { address }) {
      await mailByAddress.consume(address);
      await mailByEmail.consume(`${purpose} ${email}`);
      await mailInLinkLife.consume(`${purpose} ${email}`);
    },
    changePassword: (userId) => changeByAccount.consume(userId),
    link: ({ address }) => linkByAddress.consume(address),
  };
}
