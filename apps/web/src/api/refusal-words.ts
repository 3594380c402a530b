import { plural, t } from "@lingui/core/macro";
import type { ErrorCode, ErrorReason } from "@tenon/schemas/errors";

/** What a refusal says to the person, whatever the server said with it. */
export function describeRefusal(reason: ErrorReason): string {
  if (reason.code === "RATE_LIMITED") {
    const wait = describeWait(reason.retryAfter);
    return t`Too many tries. Wait ${wait}, then try again.`;
  }
  return words[reason.code]();
}

/** Whether the server said more than its code does. */
export function isParticular({ code }: ErrorReason, message: string): boolean {
  return Object.values(general).includes(code) && general[message] !== code;
}

function describeWait(seconds: number): string {
  return seconds < 90
    ? plural(seconds, { one: "a second", other: "# seconds" })
    : plural(Math.ceil(seconds / 60), { one: "a minute", other: "# minutes" });
}

const words = {
  VALIDATION_FAILED: () => t`Something in it is not valid.`,
  UNAUTHENTICATED: () => t`Sign in first.`,
  INVALID_CREDENTIALS: () => t`E-mail or password is wrong.`,
  INVALID_TOKEN: () =>
    t`This link has been used, has been replaced or is too old. Ask for a new one.`,
  WRONG_PASSWORD: () => t`The current password is wrong.`,
  FORBIDDEN: () => t`You may not do this.`,
  NOT_FOUND: () => t`There is no such thing, or it is not yours.`,
  METHOD_NOT_ALLOWED: () => t`The server does not take this. Reload the page, then try again.`,
  EMAIL_TAKEN: () => t`There is an account with this e-mail address already.`,
  CONFLICT: () => t`This conflicts with what is stored.`,
  STALE_VERSION: () => t`This was changed meanwhile.`,
  LAST_ADMIN: () => t`This is the last active administrator. Make somebody else one first.`,
  OUT_OF_STOCK: () => t`There are not as many left.`,
  PRICE_CHANGED: () => t`The prices changed meanwhile, and the order comes to something else.`,
  INVALID_TRANSITION: () => t`The order can’t go there from where it stands.`,
  ROWS_REFUSED: () => t`Some rows can’t be taken, so none was imported.`,
  IDEMPOTENCY_KEY_REUSED: () =>
    t`This was sent before with other values. Reload the page, then try again.`,
  PAYLOAD_TOO_LARGE: () => t`That is too large.`,
  UNSUPPORTED_MEDIA_TYPE: () => t`The server does not take this. Reload the page, then try again.`,
  UNAVAILABLE: () => t`This can’t be done right now. Try again in a moment.`,
  INTERNAL: () => t`Something went wrong on our side.`,
} satisfies Record<Exclude<ErrorCode, "RATE_LIMITED">, () => string>;

/** What the server says when a code that stands for several things says all. */
const general: Partial<Record<string, ErrorCode>> = {
  "You may not do this.": "FORBIDDEN",
  "This conflicts with what is stored.": "CONFLICT",
  "The request is too large.": "PAYLOAD_TOO_LARGE",
};
