import type { RouterInputs, RouterOutputs } from "./router-types.ts";
import { isTenonError } from "./tenon-error.ts";
import type { TokenSource } from "./token-source.ts";

/** The calls that answer access tokens. */
export type AuthCalls = {
  login(input: RouterInputs["auth"]["login"]): Promise<Grant>;
  refresh(input: RouterInputs["auth"]["refresh"]): Promise<Grant>;
};

type Grant = RouterOutputs["auth"]["login"];
type Held = { accessToken: string; refreshToken: string | undefined; renewAt: number };

/** Signs in when a token is first asked for, and keeps the session from then on. */
export function createPasswordSession(
  account: { email: string; password: string },
  auth: AuthCalls,
): TokenSource {
  let held: Held | undefined;
  let renewal: Promise<Held> | undefined;

  return {
    async current() {
      if (held && Date.now() < held.renewAt) return held.accessToken;
      renewal ??= renew().finally(() => (renewal = undefined));
      return (await renewal).accessToken;
    },
    discard(token) {
      if (held?.accessToken === token) held.renewAt = 0;
      return true;
    },
  };

  async function renew(): Promise<Held> {
    const askedAt = Date.now();
    held = hold(
      await (held?.refreshToken === undefined ? signIn() : refresh(held.refreshToken)),
      askedAt,
    );
    return held;
  }

  async function refresh(refreshToken: string): Promise<Grant> {
    try {
      return await auth.refresh({ refreshToken });
    } catch (error) {
      if (isTenonError(error, "UNAUTHENTICATED")) return signIn();
      throw error;
    }
  }

  function signIn(): Promise<Grant> {
    return auth.login({ ...account, transport: "body" });
  }
}

/** Half a minute early, so that no token ends on its way; a token of less than a minute, at half its time. */
function hold({ accessToken, refreshToken, expiresIn }: Grant, askedAt: number): Held {
  return {
    accessToken,
    refreshToken,
    renewAt: askedAt + Math.max(expiresIn - 30, expiresIn / 2) * 1000,
  };
}
