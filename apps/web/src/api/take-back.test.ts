import { expect, it } from "vitest";
import { Product } from "@tenon/schemas/products";
import { answerError } from "./answer-error.ts";
import { takeBack } from "./take-back.ts";

it("stores what was before in the place of the version that the change left", async () => {
  const { stored, back } = setUp();
  expect(await back({ ...product, isActive: false, version: 2 })).toMatchObject({ isActive: true });
  expect(stored.versions).toEqual([2]);
});

it("does so past a newer version in which the change still stands", async () => {
  const { stored, back } = setUp();
  stored.now = { ...product, isActive: false, stock: 7, version: 3 };
  expect(await back({ ...product, isActive: false, version: 2 })).toMatchObject({
    isActive: true,
    stock: 7,
  });
  expect(stored.versions).toEqual([2, 3]);
});

it("is refused where somebody else has changed the same meanwhile", async () => {
  const { stored, back } = setUp();
  stored.now = { ...product, isActive: true, version: 4 };
  await expect(back({ ...product, isActive: false, version: 2 })).rejects.toThrow(
    "It was changed.",
  );
  expect(stored.versions).toEqual([2]);
});

const product: Product = {
  id: "01985a7e-5f0e-7c3a-9d0b-2f6f5c1f4d11",
  sku: "TRAY",
  name: "Tray",
  description: "",
  price: { amount: 1_999, currency: "EUR" },
  stock: 8,
  isActive: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
};

function setUp() {
  const stored = {
    now: { ...product, isActive: false, version: 2 },
    versions: new Array<number>(),
  };
  const back = (changed: Product) =>
    takeBack({
      changed,
      async store(version) {
        stored.versions.push(version);
        const { now: current } = stored;
        if (current.version !== version) {
          throw answerError({ code: "STALE_VERSION", current, detail: "It was changed." });
        }
        return { ...current, isActive: true, version: version + 1 };
      },
      loadSchema: async () => Product,
      stands: ({ isActive }) => !isActive,
    });
  return { stored, back };
}
