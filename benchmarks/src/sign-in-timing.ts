import { createArgon2Passwords } from "@tenon/api/platform/passwords/argon2-passwords";
import { mutation } from "./calls.ts";
import { type Connection, openConnection } from "./connection.ts";
import type { ServerProcess } from "./server-process.ts";
import { median } from "./statistics.ts";
import { emailOf } from "./tenon.ts";

/** Whether the time of a refused sign-in tells if there is such an account. Medians in milliseconds. */
export type SignInTiming = {
  known: number;
  unknown: number;
  hash: number;
  /** The difference of the two as a share of one password hash. */
  share: number;
};

type Options = { tenon: ServerProcess; samples: number; signal: AbortSignal };

export async function measureSignInTiming({
  tenon,
  samples,
  signal,
}: Options): Promise<SignInTiming> {
  using connection = openConnection(tenon.origin);
  const known: number[] = [];
  const unknown: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    signal.throwIfAborted();
    const tryKnown = async () => known.push(await timeRefusal(connection, emailOf(0)));
    const tryUnknown = async () =>
      unknown.push(await timeRefusal(connection, `nobody${sample}@example.com`));
    // Each goes first as often as the other, so that neither always follows the same work.
    const [first, second] = sample % 2 === 0 ? [tryKnown, tryUnknown] : [tryUnknown, tryKnown];
    await first();
    await second();
  }
  const medians = { known: median(known), unknown: median(unknown), hash: await timeHash() };
  return { ...medians, share: Math.abs(medians.known - medians.unknown) / medians.hash };
}

async function timeRefusal(connection: Connection, email: string): Promise<number> {
  const { status, milliseconds } = await connection.send(
    mutation("auth.login", { email, password: "not this one" }),
  );
  if (status !== 401) throw new Error(`A sign-in that should be refused answered ${status}.`);
  return milliseconds;
}

/** The server's own hashing, here. */
async function timeHash(): Promise<number> {
  await using passwords = createArgon2Passwords();
  const times: number[] = [];
  for (let sample = 0; sample < 20; sample += 1) {
    const start = performance.now();
    await passwords.hash("not this one");
    times.push(performance.now() - start);
  }
  return median(times);
}
