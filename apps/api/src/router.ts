import type { createApiKeysFeature } from "#features/api-keys/index.ts";
import type { createAuditFeature } from "#features/audit/index.ts";
import type { createAuthFeature } from "#features/auth/index.ts";
import type { createCommentsFeature } from "#features/comments/index.ts";
import type { createEventsFeature } from "#features/events/index.ts";
import type { createOrdersFeature } from "#features/orders/index.ts";
import type { createPostsFeature } from "#features/posts/index.ts";
import type { createProductsFeature } from "#features/products/index.ts";
import type { createSessionsFeature } from "#features/sessions/index.ts";
import type { createSystemFeature } from "#features/system/index.ts";
import type { createTasksFeature } from "#features/tasks/index.ts";
import type { createUsersFeature } from "#features/users/index.ts";
import type { createWebhooksFeature } from "#features/webhooks/index.ts";
import { router } from "#trpc/procedures.ts";

type Routers = {
  apiKeys: ReturnType<typeof createApiKeysFeature>["router"];
  audit: ReturnType<typeof createAuditFeature>["router"];
  auth: ReturnType<typeof createAuthFeature>["router"];
  comments: ReturnType<typeof createCommentsFeature>["router"];
  events: ReturnType<typeof createEventsFeature>["router"];
  orders: ReturnType<typeof createOrdersFeature>["router"];
  products: ReturnType<typeof createProductsFeature>["router"];
  posts: ReturnType<typeof createPostsFeature>["router"];
  sessions: ReturnType<typeof createSessionsFeature>["router"];
  system: ReturnType<typeof createSystemFeature>["router"];
  tasks: ReturnType<typeof createTasksFeature>["router"];
  users: ReturnType<typeof createUsersFeature>["router"];
  webhooks: ReturnType<typeof createWebhooksFeature>["router"];
};

/** All procedures there are. */
export function createRouter(routers: Routers) {
  return router(routers);
}

export type AppRouter = ReturnType<typeof createRouter>;
