import type { App } from "./app.ts";
import { somePost } from "./demo.ts";

export const screenNames = [
  "sign in",
  "home",
  "tasks",
  "posts",
  "post",
  "shop",
  "orders",
  "desk",
] as const;

export type ScreenName = (typeof screenNames)[number];

/** Where the main screens are; the first is for whoever is not signed in. */
export async function screenAddresses({ prisma }: App): Promise<Record<ScreenName, string>> {
  return {
    "sign in": "/sign-in",
    home: "/home",
    tasks: "/tasks",
    posts: "/posts",
    post: await somePost(prisma),
    shop: "/shop",
    orders: "/orders",
    desk: "/admin/orders",
  };
}
