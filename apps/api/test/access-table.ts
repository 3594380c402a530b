import { v7 as uuidv7 } from "uuid";
import { ApiKeyScope } from "@tenon/schemas/api-keys";
import type { ErrorCode } from "@tenon/schemas/errors";
import type { Access } from "#trpc/access.ts";
import type { TestApp, TestClient } from "./create-test-app.ts";
import { isMutation } from "./definition-of.ts";
import { firstMessage } from "./first-message.ts";
import { tokenMailedTo } from "./mailbox.ts";
import { newEmail, password, type Person, signUp, signUpAdmin } from "./people.ts";
import { newProduct, placeOrder } from "./shop.ts";

/** A member, and what is theirs. */
export type World = {
  app: TestApp;
  owner: Person;
  ownerId: string;
  taskId: string;
  /** Another one than they call with. */
  sessionId: string;
  apiKeyId: string;
  /** On the board, with a comment of the owner's. */
  postId: string;
  draftId: string;
  commentId: string;
  productId: string;
  /** The owner's, each as far as its name says. */
  orderId: string;
  paidOrderId: string;
  shippedOrderId: string;
  /** A product that is not there yet. */
  wanted: ReturnType<typeof newProduct>;
};

/**
 * Nobody; somebody else; the member whose world it is; an administrator; and with API keys instead: the owner's with
 * all scopes, the owner's with all but the one that is needed, the administrator's with all scopes.
 */
export const callers = [
  "anonymous",
  "stranger",
  "owner",
  "admin",
  "ownerKey",
  "narrowKey",
  "adminKey",
] as const;
export type CallerName = (typeof callers)[number];
export type Outcome = "allowed" | ErrorCode;

export type Row = Record<CallerName, Outcome> & {
  access: Access;
  call: (client: TestClient, world: World) => Promise<unknown>;
};

const anyone = everyone("public", "allowed");
const anyUser = {
  ...everyone("user", "allowed"),
  anonymous: "UNAUTHENTICATED",
  narrowKey: "FORBIDDEN",
} as const;
const ownRow = {
  ...anyUser,
  stranger: "NOT_FOUND",
  admin: "NOT_FOUND",
  adminKey: "NOT_FOUND",
} as const;
const ownRowForAdmins = { ...anyUser, stranger: "NOT_FOUND" } as const;
const onlyOwner = {
  ...anyUser,
  stranger: "FORBIDDEN",
  admin: "FORBIDDEN",
  adminKey: "FORBIDDEN",
} as const;
const ownerOrAdmin = { ...anyUser, stranger: "FORBIDDEN" } as const;
const signedIn = {
  ...everyone("session", "allowed"),
  anonymous: "UNAUTHENTICATED",
  ownerKey: "FORBIDDEN",
  narrowKey: "FORBIDDEN",
  adminKey: "FORBIDDEN",
} as const;
const signedInOwner = { ...signedIn, stranger: "NOT_FOUND", admin: "NOT_FOUND" } as const;
const administrators = {
  ...everyone("admin", "FORBIDDEN"),
  anonymous: "UNAUTHENTICATED",
  admin: "allowed",
  adminKey: "allowed",
} as const;

/** Who may call what. */
export const accessTable: Record<string, Row> = {
  "apiKeys.list": { ...signedIn, call: (client) => client.apiKeys.list.query() },
  "apiKeys.create": {
    ...signedIn,
    call: (client) => client.apiKeys.create.mutate({ name: "new", scopes: ["tasks:read"] }),
  },
  "apiKeys.revoke": {
    ...signedInOwner,
    call: (client, { apiKeyId }) => client.apiKeys.revoke.mutate({ id: apiKeyId }),
  },
  "audit.list": { ...administrators, call: (client) => client.audit.list.query() },
  "auth.register": {
    ...anyone,
    call: (client) => client.auth.register.mutate({ email: newEmail(), password }),
  },
  "auth.login": {
    ...anyone,
    call: (client, { owner }) => client.auth.login.mutate({ email: owner.email, password }),
  },
  "auth.refresh": {
    ...anyone,
    call: (client, { owner }) =>
      client.auth.refresh.mutate({ refreshToken: owner.grant.refreshToken }),
  },
  "auth.logout": { ...signedIn, call: (client) => client.auth.logout.mutate() },
  "auth.logoutAll": { ...signedIn, call: (client) => client.auth.logoutAll.mutate() },
  "auth.requestVerification": {
    ...signedIn,
    call: (client) => client.auth.requestVerification.mutate(),
  },
  "auth.verifyEmail": {
    ...anyone,
    async call(client, { app, owner }) {
      const token = await tokenMailedTo(app, owner.email, "verify-email");
      return client.auth.verifyEmail.mutate({ token });
    },
  },
  "auth.changeEmail": {
    ...signedIn,
    call: (client) =>
      client.auth.changeEmail.mutate({ email: newEmail(), currentPassword: password }),
  },
  "auth.confirmEmail": {
    ...anyone,
    async call(client, { app, owner }) {
      const email = newEmail();
      await owner.client.auth.changeEmail.mutate({ email, currentPassword: password });
      const token = await tokenMailedTo(app, email, "confirm-email");
      return client.auth.confirmEmail.mutate({ token });
    },
  },
  "auth.forgotPassword": {
    ...anyone,
    call: (client, { owner }) => client.auth.forgotPassword.mutate({ email: owner.email }),
  },
  "auth.resetPassword": {
    ...anyone,
    async call(client, { app, owner }) {
      await app.client().auth.forgotPassword.mutate({ email: owner.email });
      const token = await tokenMailedTo(app, owner.email, "reset-password");
      return client.auth.resetPassword.mutate({ token, password: "another horse battery" });
    },
  },
  "auth.changePassword": {
    ...signedIn,
    call: (client) =>
      client.auth.changePassword.mutate({
        currentPassword: password,
        newPassword: "another horse battery",
      }),
  },
  "sessions.list": { ...signedIn, call: (client) => client.sessions.list.query() },
  "sessions.revoke": {
    ...signedInOwner,
    call: (client, { sessionId }) => client.sessions.revoke.mutate({ id: sessionId }),
  },
  "comments.list": {
    ...anyUser,
    call: (client, { postId }) => client.comments.list.query({ postId }),
  },
  "comments.create": {
    ...anyUser,
    call: (client, { postId }) => client.comments.create.mutate({ postId, body: "new" }),
  },
  "comments.remove": {
    ...ownerOrAdmin,
    call: (client, { commentId }) => client.comments.remove.mutate({ id: commentId }),
  },
  "events.stream": { ...anyUser, call: (client) => firstMessage(client) },
  "orders.list": { ...anyUser, call: (client) => client.orders.list.query() },
  "orders.byId": {
    ...ownRowForAdmins,
    call: (client, { orderId }) => client.orders.byId.query({ id: orderId }),
  },
  "orders.place": {
    ...anyUser,
    call: (client, { productId }) =>
      client.orders.place.mutate({ lines: [{ productId, quantity: 1 }] }),
  },
  "orders.cancel": {
    ...ownRowForAdmins,
    call: (client, { orderId }) => client.orders.cancel.mutate({ id: orderId }),
  },
  "orders.pay": {
    ...administrators,
    call: (client, { orderId }) => client.orders.pay.mutate({ id: orderId }),
  },
  "orders.ship": {
    ...administrators,
    call: (client, { paidOrderId }) => client.orders.ship.mutate({ id: paidOrderId }),
  },
  "orders.deliver": {
    ...administrators,
    call: (client, { shippedOrderId }) => client.orders.deliver.mutate({ id: shippedOrderId }),
  },
  "orders.stats": { ...administrators, call: (client) => client.orders.stats.query() },
  "products.list": { ...anyUser, call: (client) => client.products.list.query() },
  "products.byId": {
    ...anyUser,
    call: (client, { productId }) => client.products.byId.query({ id: productId }),
  },
  "products.create": {
    ...administrators,
    call: (client, { wanted }) => client.products.create.mutate(wanted),
  },
  "products.update": {
    ...administrators,
    call: (client, { productId }) =>
      client.products.update.mutate({ id: productId, name: "Changed" }),
  },
  "products.adjustStock": {
    ...administrators,
    call: (client, { productId }) =>
      client.products.adjustStock.mutate({ id: productId, quantity: 1, reason: "counted" }),
  },
  "products.stockEntries": {
    ...administrators,
    call: (client, { productId }) => client.products.stockEntries.query({ id: productId }),
  },
  "products.remove": {
    ...administrators,
    call: (client, { productId }) => client.products.remove.mutate({ id: productId }),
  },
  "posts.list": { ...anyUser, call: (client) => client.posts.list.query() },
  "posts.mine": { ...anyUser, call: (client) => client.posts.mine.query() },
  "posts.byId": {
    ...ownRow,
    call: (client, { draftId }) => client.posts.byId.query({ id: draftId }),
  },
  "posts.bySlug": {
    ...anyUser,
    call: async (client, { owner, postId }) => {
      const { slug } = await owner.client.posts.byId.query({ id: postId });
      return client.posts.bySlug.query({ slug });
    },
  },
  "posts.create": { ...anyUser, call: (client) => client.posts.create.mutate({ title: "new" }) },
  "posts.update": {
    ...onlyOwner,
    call: (client, { postId }) => client.posts.update.mutate({ id: postId, title: "changed" }),
  },
  "posts.publish": {
    ...ownRow,
    call: (client, { draftId }) => client.posts.publish.mutate({ id: draftId }),
  },
  "posts.unpublish": {
    ...ownerOrAdmin,
    call: (client, { postId }) => client.posts.unpublish.mutate({ id: postId }),
  },
  "posts.remove": {
    ...ownerOrAdmin,
    call: (client, { postId }) => client.posts.remove.mutate({ id: postId }),
  },
  "system.health": {
    ...signedIn,
    access: "admin-session",
    owner: "FORBIDDEN",
    stranger: "FORBIDDEN",
    call: (client) => client.system.health.query(),
  },
  "tasks.list": { ...anyUser, call: (client) => client.tasks.list.query() },
  "tasks.byId": {
    ...ownRow,
    call: (client, { taskId }) => client.tasks.byId.query({ id: taskId }),
  },
  "tasks.create": { ...anyUser, call: (client) => client.tasks.create.mutate({ title: "new" }) },
  "tasks.update": {
    ...ownRow,
    call: (client, { taskId }) => client.tasks.update.mutate({ id: taskId, title: "changed" }),
  },
  "tasks.bulkUpdate": {
    ...anyUser,
    call: (client, { taskId }) =>
      client.tasks.bulkUpdate.mutate({ ids: [taskId], completed: true }),
  },
  "tasks.bulkRemove": {
    ...anyUser,
    call: (client, { taskId }) => client.tasks.bulkRemove.mutate({ ids: [taskId] }),
  },
  "tasks.importCsv": {
    ...anyUser,
    call: (client) => client.tasks.importCsv.mutate({ csv: "title\nnew" }),
  },
  "tasks.exportCsv": { ...anyUser, call: (client) => client.tasks.exportCsv.query() },
  "tasks.tags": { ...anyUser, call: (client) => client.tasks.tags.query() },
  "tasks.doneByDay": { ...anyUser, call: (client) => client.tasks.doneByDay.query() },
  "tasks.stats": { ...anyUser, call: (client) => client.tasks.stats.query() },
  "tasks.remove": {
    ...ownRow,
    call: (client, { taskId }) => client.tasks.remove.mutate({ id: taskId }),
  },
  "webhooks.list": { ...signedIn, call: (client) => client.webhooks.list.query() },
  "webhooks.get": {
    ...signedInOwner,
    call: async (client, world) => client.webhooks.get.query(await webhookOf(world)),
  },
  "webhooks.create": {
    ...signedIn,
    call: (client) => client.webhooks.create.mutate({ url: "https://example.com/new" }),
  },
  "webhooks.update": {
    ...signedInOwner,
    call: async (client, world) =>
      client.webhooks.update.mutate({ ...(await webhookOf(world)), description: "changed" }),
  },
  "webhooks.remove": {
    ...signedInOwner,
    call: async (client, world) => client.webhooks.remove.mutate(await webhookOf(world)),
  },
  "webhooks.rotateSecret": {
    ...signedInOwner,
    call: async (client, world) => client.webhooks.rotateSecret.mutate(await webhookOf(world)),
  },
  "webhooks.sendTest": {
    ...signedInOwner,
    call: async (client, world) => client.webhooks.sendTest.mutate(await webhookOf(world)),
  },
  "webhooks.deliveries": {
    ...signedInOwner,
    call: async (client, world) => client.webhooks.deliveries.query(await webhookOf(world)),
  },
  "webhooks.redeliver": {
    ...signedInOwner,
    call: async (client, world) => client.webhooks.redeliver.mutate(await deliveryOf(world)),
  },
  "webhooks.redeliverFailed": {
    ...signedInOwner,
    call: async (client, world) =>
      client.webhooks.redeliverFailed.mutate({ ...(await webhookOf(world)), since: new Date(0) }),
  },
  "users.me": { ...anyUser, call: (client) => client.users.me.query() },
  "users.updateMe": {
    ...anyUser,
    call: (client) => client.users.updateMe.mutate({ name: "New Name" }),
  },
  "users.exportMe": { ...signedIn, call: (client) => client.users.exportMe.query() },
  "users.deleteMe": {
    ...signedIn,
    call: (client) => client.users.deleteMe.mutate({ currentPassword: password }),
  },
  "users.list": { ...administrators, call: (client) => client.users.list.query() },
  "users.byId": {
    ...administrators,
    call: (client, { ownerId }) => client.users.byId.query({ id: ownerId }),
  },
  "users.update": {
    ...administrators,
    call: (client, { ownerId }) => client.users.update.mutate({ id: ownerId, name: "New Name" }),
  },
  "users.sendResetLink": {
    ...administrators,
    call: (client, { ownerId }) => client.users.sendResetLink.mutate({ id: ownerId }),
  },
  "users.revokeSessions": {
    ...administrators,
    call: (client, { ownerId }) => client.users.revokeSessions.mutate({ id: ownerId }),
  },
  "users.remove": {
    ...administrators,
    call: (client, { ownerId }) => client.users.remove.mutate({ id: ownerId }),
  },
};

function everyone<Kind extends Access, Answer extends Outcome>(access: Kind, outcome: Answer) {
  return {
    access,
    anonymous: outcome,
    stranger: outcome,
    owner: outcome,
    admin: outcome,
    ownerKey: outcome,
    narrowKey: outcome,
    adminKey: outcome,
  };
}

export async function makeWorld(app: TestApp): Promise<World> {
  const owner = await signUp(app);
  const ownerId = owner.grant.user.id;
  const [task, key, session, post, draft] = await Promise.all([
    owner.client.tasks.create.mutate({ title: "the owner's" }),
    owner.client.apiKeys.create.mutate({ name: "the owner's", scopes: ["tasks:read"] }),
    app.container.database.prisma.session.create({
      data: { id: uuidv7(), userId: ownerId, expiresAt: new Date("2100-01-01") },
    }),
    owner.client.posts.create.mutate({ title: "The owner's" }),
    owner.client.posts.create.mutate({ title: "The owner's draft" }),
  ]);
  const { id: postId } = await owner.client.posts.publish.mutate({ id: post.id });
  const comment = await owner.client.comments.create.mutate({ postId, body: "the owner's" });
  return {
    app,
    owner,
    ownerId,
    taskId: task.id,
    apiKeyId: key.id,
    sessionId: session.id,
    postId,
    draftId: draft.id,
    commentId: comment.id,
    ...(await makeShop(app, owner)),
  };
}

async function makeShop(app: TestApp, owner: Person) {
  const { prisma } = app.container.database;
  const { sku, name, price } = newProduct();
  const { amount, currency } = price;
  const product = await prisma.product.create({
    data: { id: uuidv7(), stock: 100, sku, name, priceAmount: amount, currency },
  });
  const lines = [{ productId: product.id, quantity: 1 }];
  const [order, paid, shipped] = await Promise.all(
    [1, 2, 3].map(() => placeOrder(app, owner, { lines })),
  );
  const move = (id: string | undefined, status: "paid" | "shipped") =>
    prisma.order.update({ where: { id: id ?? "" }, data: { status } });
  await Promise.all([move(paid?.id, "paid"), move(shipped?.id, "shipped")]);
  return {
    productId: product.id,
    orderId: order?.id ?? "",
    paidOrderId: paid?.id ?? "",
    shippedOrderId: shipped?.id ?? "",
    wanted: newProduct(),
  };
}

export type Sent = { accessToken?: string };

const webhooks = new WeakMap<World, Promise<{ id: string }>>();

/** The owner's only one: an account can't have many. */
function webhookOf(world: World): Promise<{ id: string }> {
  const made = webhooks.get(world) ?? makeWebhook(world);
  webhooks.set(world, made);
  return made;
}

async function makeWebhook({ owner: { client } }: World): Promise<{ id: string }> {
  const { id } = await client.webhooks.create.mutate({ url: "https://example.com/" });
  return { id };
}

async function deliveryOf(world: World): Promise<{ id: string }> {
  const webhook = await webhookOf(world);
  const { deliveries, sendTest } = world.owner.client.webhooks;
  const [present] = (await deliveries.query(webhook)).items;
  const { id } = present ?? (await sendTest.mutate(webhook));
  return { id };
}

/** What a caller sends as `Authorization: Bearer …` to call a procedure. */
export function credentialOf(caller: CallerName, world: World, path: string): Promise<Sent> {
  return credentials[caller](world, path);
}

const credentials: Record<CallerName, (world: World, path: string) => Promise<Sent>> = {
  anonymous: async () => ({}),
  stranger: async ({ app }) => (await signUp(app)).grant,
  owner: async ({ owner }) => owner.grant,
  admin: async ({ app }) => (await signUpAdmin(app)).grant,
  ownerKey: ({ owner }) => makeKey(owner, memberScopes),
  narrowKey: ({ app, owner }, path) =>
    makeKey(
      owner,
      memberScopes.filter((scope) => scope !== scopeOf(app, path)),
    ),
  adminKey: async ({ app }) => makeKey(await signUpAdmin(app), ApiKeyScope.options),
};

const adminScopes = new Set<ApiKeyScope>(["audit:read", "products:write"]);
const memberScopes = ApiKeyScope.options.filter((scope) => !adminScopes.has(scope));

async function makeKey({ client }: Person, scopes: ApiKeyScope[]): Promise<Sent> {
  return { accessToken: (await client.apiKeys.create.mutate({ name: "a key", scopes })).key };
}

export function scopeOf(app: TestApp, path: string): string {
  return `${path.split(".", 1)[0]}:${isMutation(app, path) ? "write" : "read"}`;
}
