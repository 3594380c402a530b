import type { CartShelf } from "./cart-shelf.ts";
import type { Cart } from "./cart.ts";
import { readCart, writeCart } from "./read-cart.ts";

/** One person's cart, the same in all tabs of this browser. */
export type CartStore = {
  current(): Cart;
  subscribe(listener: () => void): () => void;
  /** Answers the cart as it is then. */
  change(change: (cart: Cart) => Cart): Cart;
};

export function createCartStore(userId: string, shelf: CartShelf): CartStore {
  const key = `tenon-cart:${userId}`;
  let text = shelf.read(key);
  let cart = readCart(text);
  const listeners = new Set<() => void>();
  shelf.listen(key, follow);

  return {
    current: () => cart,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(change) {
      // Another tab may have changed it in this very moment.
      follow();
      const next = change(cart);
      if (next !== cart) {
        text = writeCart(next);
        shelf.write(key, text);
        enter(next);
      }
      return cart;
    },
  };

  function follow(): void {
    const kept = shelf.read(key);
    if (kept === text) return;
    text = kept;
    enter(readCart(kept));
  }

  function enter(next: Cart): void {
    cart = next;
    for (const listener of listeners) listener();
  }
}
