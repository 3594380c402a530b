import type { ImportProgress } from "@tenon/schemas/csv";
import type { Caller } from "#actor.ts";
import type { SpooledFile } from "#platform/spool/spool-file.ts";
import type { CallObserver } from "./call-observer.ts";
import type { Credential } from "./credential.ts";
import type { RefreshCookie } from "./refresh-cookie.ts";

/** How a mutation is done once for a key. */
export type OnceOptions = {
  /** Without a key it is refused. */
  required: boolean;
  /** It may take a minute. */
  long: boolean;
  /** Its answer has a secret in it. */
  secret: boolean;
};

/** What every procedure knows of its request. Kept small: it is part of the router's type. */
export type Context = {
  requestId: string;
  caller: Caller;
  credential: Credential;
  refreshCookie: RefreshCookie;
  /** Does a mutation once for the request's `Idempotency-Key`, if there is one; VALIDATION_FAILED when it is not usable. */
  idempotent: <Output>(
    call: { userId: string; path: string; input: unknown } & OnceOptions,
    work: () => Promise<Output>,
  ) => Promise<Output>;
  /** Refuses the request's `Idempotency-Key`, if there is one, where it would mean nothing. */
  refuseKey: (path: string) => void;
  /** Counts a call against what one user or one address may make; throws RATE_LIMITED. */
  limitCalls: (key: string) => Promise<void>;
  observeCall: CallObserver;
  /** Takes in the file that is the request's body; null where the input is all there is. */
  receiveFile: (() => Promise<SpooledFile>) | null;
  /** Hears how far a long call is. */
  onProgress: (progress: ImportProgress) => void;
};
