import { createHash } from "node:crypto";
import superjson from "superjson";
import type {
  Transaction,
  TransactionLength,
  TransactionRunner,
} from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { SealedBox } from "#platform/tokens/sealed-box.ts";

/** A call that may be made again with the same key. */
export type IdempotentCall = TransactionLength & {
  userId: string;
  /** The procedure: the same key means nothing to another one. */
  path: string;
  key: string;
  input: unknown;
  /** Its answer has a secret in it, so it is kept sealed. */
  secret: boolean;
};

export type Idempotency = {
  /**
   * Does `work` once for a key, in a transaction with the note of its answer, and answers the same from then on.
   * Who comes at the same time waits; what fails is not noted, so the key stays good.
   * Throws IDEMPOTENCY_KEY_REUSED when the input is another one.
   */
  run<Output>(
    call: IdempotentCall,
    work: () => Promise<Output>,
  ): Promise<{ output: Output; replayed: boolean }>;
};

export function createIdempotency(surround: TransactionRunner, box: SealedBox): Idempotency {
  return {
    run: <Output>(call: IdempotentCall, work: () => Promise<Output>) =>
      surround(async (tx) => {
        const hash = hashOf(call.input);
        if (!(await take(call, hash, tx))) {
          return { output: await recall<Output>(call, hash, tx), replayed: true };
        }
        const output = await work();
        await keep(call, output, tx);
        return { output, replayed: false };
      }, call),
  };

  /** The procedure's declared output checks it again on its way out. */
  async function recall<Output>(
    call: IdempotentCall,
    hash: Uint8Array,
    tx: Transaction,
  ): Promise<Output> {
    const { userId, path: procedure, key, secret } = call;
    const record = await tx.idempotencyRecord.findUniqueOrThrow({
      where: { userId_procedure_key: { userId, procedure, key } },
      select: { requestHash: true, response: true },
    });
    if (!Buffer.from(record.requestHash).equals(hash)) {
      throw new AppError({ code: "IDEMPOTENCY_KEY_REUSED" });
    }
    const kept = record.response ?? "";
    return superjson.parse<Output>(
      secret ? box.open(Buffer.from(kept, "base64"), contextOf(call)) : kept,
    );
  }

  async function keep(call: IdempotentCall, output: unknown, tx: Transaction): Promise<void> {
    const { userId, path, key, secret } = call;
    const text = superjson.stringify(output);
    const kept = secret ? Buffer.from(box.seal(text, contextOf(call))).toString("base64") : text;
    // An account that removed itself took its records along.
    await tx.$executeRaw`
      UPDATE idempotency_records SET response = ${kept}
      WHERE user_id = ${userId}::uuid AND procedure = ${path} AND key = ${key}`;
  }
}

/** False when the key was used before; while another call is using it, this waits for its end. */
async function take(
  { userId, path, key }: IdempotentCall,
  hash: Uint8Array<ArrayBuffer>,
  tx: Transaction,
): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO idempotency_records (user_id, procedure, key, request_hash)
    VALUES (${userId}::uuid, ${path}, ${key}, ${hash}) ON CONFLICT DO NOTHING`;
  return taken > 0;
}

function contextOf({ userId, path, key }: IdempotentCall): string {
  return `answer ${userId} ${path} ${key}`;
}

function hashOf(input: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(superjson.stringify(input)).digest());
}
