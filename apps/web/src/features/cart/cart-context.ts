import { createContext, use, useSyncExternalStore } from "react";
import type { CartStore } from "./cart-store.ts";
import type { Cart } from "./cart.ts";

export const CartContext = createContext<CartStore | null>(null);

export function useCartStore(): CartStore {
  const store = use(CartContext);
  if (!store) throw new Error("useCartStore needs a CartContext around it.");
  return store;
}

export function useCart(): Cart {
  const store = useCartStore();
  return useSyncExternalStore(store.subscribe, store.current);
}
