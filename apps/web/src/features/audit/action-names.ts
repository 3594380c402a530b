import { t } from "@lingui/core/macro";

/** What there is to look for, in a few words. A newer server may know more. */
export function nameAction(action: string): string {
  return names[action]?.() ?? action;
}

const names: Record<string, (() => string) | undefined> = {
  "account.registered": () => t`Signed up`,
  "account.exported": () => t`Downloaded their data`,
  "account.removed": () => t`Deleted their account`,
  "session.started": () => t`Signed in`,
  "session.refused": () => t`Failed to sign in`,
  "session.revoked": () => t`Signed a device out`,
  "session.reused": () => t`Copied session ended`,
  "sessions.ended": () => t`Signed out everywhere`,
  "email.verified": () => t`Confirmed an address`,
  "email.change-requested": () => t`Asked for another address`,
  "email.changed": () => t`Changed an address`,
  "password.changed": () => t`Changed a password`,
  "password.reset-requested": () => t`Asked for a new password`,
  "password.reset": () => t`Set a new password by mail`,
  "api-key.created": () => t`Made an API key`,
  "api-key.revoked": () => t`Revoked an API key`,
  "webhook.created": () => t`Made a webhook`,
  "webhook.updated": () => t`Changed a webhook`,
  "webhook.secret-rotated": () => t`Gave a webhook a new secret`,
  "webhook.removed": () => t`Removed a webhook`,
  "identity.linked": () => t`Linked another sign-in`,
  "user.created": () => t`Created an account`,
  "user.updated": () => t`Changed an account`,
  "user.removed": () => t`Removed an account`,
  "post.unpublished": () => t`Took a post down`,
  "post.removed": () => t`Removed a post`,
  "comment.removed": () => t`Removed a comment`,
  "product.created": () => t`Added a product`,
  "product.updated": () => t`Changed a product`,
  "product.stock-adjusted": () => t`Adjusted the stock`,
  "product.removed": () => t`Removed a product`,
  "order.paid": () => t`Marked an order paid`,
  "order.shipped": () => t`Shipped an order`,
  "order.delivered": () => t`Marked an order delivered`,
  "order.cancelled": () => t`Cancelled an order`,
  "tasks.imported": () => t`Imported tasks`,
  "tasks.exported": () => t`Exported tasks`,
  "signing-key.rotated": () => t`Rotated the signing keys`,
};
