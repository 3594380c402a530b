import { expect, it } from "vitest";
import { createBrowserShelf } from "./cart-shelf.ts";
import { createCartStore } from "./cart-store.ts";
import { add, type CartLine, emptyCart } from "./cart.ts";

const oak: CartLine = {
  productId: "0198c0de-0000-7000-8000-000000000001",
  quantity: 2,
  name: "Oak",
  price: { amount: 250, currency: "EUR" },
};
const glue: CartLine = { ...oak, productId: "0198c0de-0000-7000-8000-000000000002" };

it("keeps a cart for whoever opens the page again, and for nobody else", () => {
  const browser = createBrowser();
  open(browser, "ada").change((cart) => add(cart, oak));
  expect(open(browser, "ada").current().lines).toEqual([oak]);
  expect(open(browser, "bob").current()).toEqual(emptyCart);
});

it("follows the other tabs, and tells its own page", () => {
  const browser = createBrowser();
  const here = open(browser, "ada");
  const there = open(browser, "ada");
  const told: number[] = [];
  here.subscribe(() => told.push(here.current().lines.length));
  there.change((cart) => add(cart, oak));
  expect(here.current().lines).toEqual([oak]);
  there.change(() => emptyCart);
  expect(told).toEqual([1, 0]);
});

it("changes what another tab left there a moment ago, even before it was told", () => {
  const browser = createBrowser({ tells: false });
  const here = open(browser, "ada");
  open(browser, "ada").change((cart) => add(cart, oak));
  const { lines } = here.change((cart) => add(cart, glue));
  expect(lines).toEqual([oak, glue]);
});

it.each(["full", "forbidden"] as const)(
  "works until the page is left when the storage is %s",
  (fault) => {
    const browser = createBrowser({ fault });
    const store = open(browser, "ada");
    store.change((cart) => add(cart, oak));
    store.change((cart) => add(cart, oak));
    expect(store.current().lines).toEqual([{ ...oak, quantity: 4 }]);
  },
);

it("leaves nothing behind when the cart is empty", () => {
  const browser = createBrowser();
  const store = open(browser, "ada");
  store.change((cart) => add(cart, oak));
  store.change(() => emptyCart);
  expect(browser.storage.length).toBe(0);
});

type Browser = ReturnType<typeof createBrowser>;

function open({ openTab }: Browser, userId: string) {
  return createCartStore(userId, createBrowserShelf(openTab(), new AbortController().signal));
}

/** Tabs that share a storage; each hears what the others write, as in a browser. */
function createBrowser({
  fault,
  tells = true,
}: { fault?: "full" | "forbidden"; tells?: boolean } = {}) {
  const texts = new Map<string, string>();
  const tabs: EventTarget[] = [];
  const storage = storageOf(null);

  return { storage, openTab };

  function openTab(): Pick<Window, "localStorage" | "addEventListener"> {
    const tab = new EventTarget();
    tabs.push(tab);
    return {
      get localStorage() {
        if (fault === "forbidden") throw new DOMException("No storage here.", "SecurityError");
        return storageOf(tab);
      },
      addEventListener: tab.addEventListener.bind(tab),
    };
  }

  function storageOf(tab: EventTarget | null): Storage {
    return {
      get length() {
        return texts.size;
      },
      key: (index) => [...texts.keys()][index] ?? null,
      getItem: (key) => texts.get(key) ?? null,
      setItem(key, text) {
        if (fault === "full") throw new DOMException("No space.", "QuotaExceededError");
        texts.set(key, text);
        tell(tab, key);
      },
      removeItem(key) {
        texts.delete(key);
        tell(tab, key);
      },
      clear: () => texts.clear(),
    };
  }

  function tell(writer: EventTarget | null, key: string): void {
    if (!tells) return;
    for (const tab of tabs) {
      if (tab !== writer) tab.dispatchEvent(Object.assign(new Event("storage"), { key }));
    }
  }
}
