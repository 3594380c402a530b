import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSealedBox } from "./sealed-box.ts";

fc.configureGlobal({ seed: 20_261_120 });

const box = createSealedBox("q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe");

describe("createSealedBox", () => {
  it("gives back any text that it sealed, under the same key and context", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, context) => {
        const same = createSealedBox("q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe");
        expect(same.open(box.seal(plain, context), context)).toBe(plain);
      }),
    );
  });

  it("seals the same text anew each time, and shows nothing of it", () => {
    const [first, second] = [box.seal("secret words", "key 1"), box.seal("secret words", "key 1")];
    expect(first).not.toEqual(second);
    expect(Buffer.from(first).toString("latin1")).not.toContain("secret");
  });

  it("does not open with another key, or in another context", () => {
    const sealed = box.seal("secret words", "key 1");
    expect(() =>
      createSealedBox("another secret key of 32 characters").open(sealed, "key 1"),
    ).toThrow();
    expect(() => box.open(sealed, "key 2")).toThrow();
    expect(() => box.open(sealed, "")).toThrow();
  });

  it("does not open with a single bit changed: in nonce, tag or body", () => {
    const sealed = box.seal("secret words", "key 1");
    for (const index of sealed.keys()) {
      const tampered = sealed.with(index, (sealed[index] ?? 0) ^ 1);
      expect(() => box.open(tampered, "key 1")).toThrow();
    }
  });

  it("does not open when it was cut or extended", () => {
    const sealed = box.seal("secret words", "key 1");
    for (const length of [0, 1, 11, 12, 27, 28, sealed.length - 1]) {
      expect(() => box.open(sealed.subarray(0, length), "key 1")).toThrow();
    }
    expect(() => box.open(new Uint8Array([...sealed, 0]), "key 1")).toThrow();
  });
});
