import type { ErrorCode } from "./errors.ts";

/**
 * What each procedure may refuse a call with, beside what any call may be refused with (`anyCall` and the others below).
 * No other refusal ever leaves: the server takes it for a fault of its own.
 */
export const refusals = {
  auth: {
    register: ["EMAIL_TAKEN", "FORBIDDEN"],
    login: ["INVALID_CREDENTIALS", "FORBIDDEN"],
    refresh: ["UNAUTHENTICATED", "FORBIDDEN"],
    logout: [],
    logoutAll: [],
    requestVerification: ["NOT_FOUND"],
    verifyEmail: ["INVALID_TOKEN"],
    changeEmail: ["WRONG_PASSWORD", "NOT_FOUND"],
    confirmEmail: ["INVALID_TOKEN", "EMAIL_TAKEN"],
    forgotPassword: [],
    resetPassword: ["INVALID_TOKEN"],
    changePassword: ["WRONG_PASSWORD", "NOT_FOUND"],
  },
  sessions: { list: [], revoke: ["NOT_FOUND"] },
  apiKeys: { list: [], create: [], revoke: ["NOT_FOUND"] },
  users: {
    me: ["NOT_FOUND"],
    updateMe: ["NOT_FOUND", "STALE_VERSION"],
    exportMe: ["NOT_FOUND"],
    deleteMe: ["WRONG_PASSWORD", "NOT_FOUND", "LAST_ADMIN"],
    list: [],
    byId: ["NOT_FOUND"],
    update: ["NOT_FOUND", "STALE_VERSION", "LAST_ADMIN"],
    sendResetLink: ["NOT_FOUND"],
    revokeSessions: ["NOT_FOUND"],
    remove: ["NOT_FOUND", "LAST_ADMIN"],
  },
  audit: { list: [] },
  system: { health: [] },
  tasks: {
    list: [],
    byId: ["NOT_FOUND"],
    create: [],
    update: ["NOT_FOUND", "STALE_VERSION"],
    remove: ["NOT_FOUND"],
    bulkUpdate: [],
    bulkRemove: [],
    tags: [],
    stats: [],
    doneByDay: [],
    importCsv: ["ROWS_REFUSED", "PAYLOAD_TOO_LARGE"],
    exportCsv: [],
  },
  posts: {
    list: [],
    mine: [],
    byId: ["NOT_FOUND"],
    bySlug: ["NOT_FOUND"],
    create: [],
    update: ["NOT_FOUND", "STALE_VERSION"],
    publish: ["NOT_FOUND"],
    unpublish: ["NOT_FOUND"],
    remove: ["NOT_FOUND"],
  },
  comments: { list: [], create: ["NOT_FOUND"], remove: ["NOT_FOUND"] },
  events: { stream: [] },
  webhooks: {
    list: [],
    get: ["NOT_FOUND"],
    create: [],
    update: ["NOT_FOUND", "STALE_VERSION"],
    remove: ["NOT_FOUND"],
    rotateSecret: ["NOT_FOUND"],
    sendTest: ["NOT_FOUND"],
    deliveries: ["NOT_FOUND"],
    redeliver: ["NOT_FOUND"],
    redeliverFailed: ["NOT_FOUND"],
  },
  products: {
    list: [],
    byId: ["NOT_FOUND"],
    create: [],
    update: ["NOT_FOUND", "STALE_VERSION"],
    adjustStock: ["NOT_FOUND", "OUT_OF_STOCK"],
    stockEntries: [],
    remove: ["NOT_FOUND"],
  },
  orders: {
    place: ["OUT_OF_STOCK", "PRICE_CHANGED"],
    list: [],
    byId: ["NOT_FOUND"],
    cancel: ["NOT_FOUND", "INVALID_TRANSITION"],
    pay: ["NOT_FOUND", "INVALID_TRANSITION"],
    ship: ["NOT_FOUND", "INVALID_TRANSITION"],
    deliver: ["NOT_FOUND", "INVALID_TRANSITION"],
    stats: [],
  },
} as const satisfies Record<string, Record<string, readonly ErrorCode[]>>;

/** Any call: its input is not valid, there were too many, the server is not up to it, or it is at fault. */
export const anyCall = ["VALIDATION_FAILED", "RATE_LIMITED", "UNAVAILABLE", "INTERNAL"] as const;

/** Any call of somebody in particular: the credential doesn't hold, or it or its holder may not do this. */
export const anySignedCall = ["UNAUTHENTICATED", "FORBIDDEN"] as const;

/** Any change: something else that is stored stands against it, or its `Idempotency-Key` was used for another one. */
export const anyMutation = ["CONFLICT", "IDEMPOTENCY_KEY_REUSED"] as const;

type Refusals = typeof refusals;

/** A procedure as it is called: its router and its name. */
export type ProcedurePath = {
  [Router in keyof Refusals]: `${Router}.${keyof Refusals[Router] & string}`;
}[keyof Refusals];

/** What a procedure may refuse a call with beside what any may. */
export type OwnRefusalCode<Path extends ProcedurePath> =
  Path extends `${infer Router extends keyof Refusals}.${infer Name}`
    ? Extract<Refusals[Router][Name & keyof Refusals[Router]], readonly unknown[]>[number]
    : never;
