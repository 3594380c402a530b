import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "#platform/errors/app-error.ts";

/** Bytes that were put aside on the disk until they are disposed of. */
export type SpooledFile = AsyncDisposable & {
  sha256: string;
  /** From the beginning, each time. */
  read(): AsyncIterable<Uint8Array>;
};

type Limits = {
  maxBytes: number;
  /** How many bytes are said to come; those that come are counted all the same. */
  declaredBytes?: number;
};

/** Puts aside what comes, as fast as it comes; throws PAYLOAD_TOO_LARGE and reads no further when it is too much. */
export async function spoolFile(
  source: AsyncIterable<Uint8Array>,
  { maxBytes, declaredBytes = 0 }: Limits,
): Promise<SpooledFile> {
  if (declaredBytes > maxBytes) throw tooLarge(maxBytes);
  const file = await openNameless();
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    return {
      sha256: hash.digest("hex"),
      read: () => readAll(file),
      [Symbol.asyncDispose]: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function tooLarge(maxBytes: number): AppError {
  const message = `The file may have at most ${maxBytes / 1_000_000} MB.`;
  return new AppError({ code: "PAYLOAD_TOO_LARGE" }, { message });
}

/** A file that only this process can reach, and that is gone with it, whatever ends it. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `tenon-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  await unlink(path);
  return file;
}

async function* readAll(file: FileHandle): AsyncGenerator<Uint8Array> {
  const chunkSize = 64 * 1024;
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(chunkSize), position });
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
