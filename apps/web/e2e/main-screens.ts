import type { BrowserContextOptions } from "playwright-core";
import type { App } from "./app.ts";
import type { Visitor } from "./budgets.ts";
import { addDemo, somePost, someProducts, someTask } from "./demo.ts";
import { type Person, signInUnseen } from "./screen.ts";
import { fillCart } from "./shop-screen.ts";

export const screenNames = [
  "sign in",
  "home",
  "tasks",
  "task",
  "posts",
  "post",
  "shop",
  "cart",
  "orders",
  "desk",
  "users",
  "audit",
  "health",
  "settings",
] as const;

export type ScreenName = (typeof screenNames)[number];

export type MainScreen = {
  url: string;
  visitor: Visitor;
  /** Who is signed in. */
  person?: Person;
  /** What their browser has kept before. */
  options?: BrowserContextOptions;
};

/** Puts the demo into an app, and opens the way to its main screens. */
export async function prepareMainScreens(app: App): Promise<Record<ScreenName, MainScreen>> {
  const { prisma } = app;
  const person = await addDemo(prisma);
  const context = await app.openBrowser();
  await signInUnseen(context, person);
  const page = await context.newPage();
  await fillCart(page, await someProducts(prisma));
  const { origins } = await context.storageState();
  await context.close();
  const member = { visitor: "member", person } as const;

  return {
    "sign in": { url: "/sign-in", visitor: "guest" },
    home: { url: "/home", ...member },
    tasks: { url: "/tasks", ...member },
    task: { url: await someTask(prisma, person), ...member, visitor: "writer" },
    posts: { url: "/posts", ...member },
    post: { url: await somePost(prisma), ...member },
    shop: { url: "/shop", ...member },
    cart: { url: "/shop/cart", ...member, options: { storageState: { cookies: [], origins } } },
    orders: { url: "/orders", ...member },
    desk: { url: "/admin/orders", ...member },
    users: { url: "/admin/users", ...member },
    audit: { url: "/admin/audit", ...member },
    health: { url: "/admin/health", ...member },
    settings: { url: "/settings/profile", ...member, visitor: "writer" },
  };
}
