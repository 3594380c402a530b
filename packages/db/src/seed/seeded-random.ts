import { v7 as uuidv7 } from "uuid";

/** Random numbers that are the same again for the same seed: mulberry32. */
export type SeededRandom = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** An id as rows of that moment have it. */
  id(createdAt: Date): string;
};

export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const bytes = new Uint8Array(16);

  return { next, below, pick: (values) => values[below(values.length)] ?? values[0], id };

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function below(limit: number): number {
    return Math.floor(next() * limit);
  }

  function id(createdAt: Date): string {
    const seq = below(2 ** 31);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = below(256);
    return uuidv7({ msecs: createdAt.getTime(), seq, random: bytes });
  }
}
