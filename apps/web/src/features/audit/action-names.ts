/** What there is to look for, in a few words. A newer server may know more. */
export function nameAction(action: string): string {
  return names[action] ?? action;
}

const names: Record<string, string | undefined> = {
  "account.registered": "Signed up",
  "account.exported": "Downloaded their data",
  "account.removed": "Deleted their account",
  "session.started": "Signed in",
  "session.refused": "Failed to sign in",
  "session.revoked": "Signed a device out",
  "session.reused": "Copied session ended",
  "sessions.ended": "Signed out everywhere",
  "email.verified": "Confirmed an address",
  "email.change-requested": "Asked for another address",
  "email.changed": "Changed an address",
  "password.changed": "Changed a password",
  "password.reset-requested": "Asked for a new password",
  "password.reset": "Set a new password by mail",
  "api-key.created": "Made an API key",
  "api-key.revoked": "Revoked an API key",
  "webhook.created": "Made a webhook",
  "webhook.secret-rotated": "Gave a webhook a new secret",
  "webhook.removed": "Removed a webhook",
  "identity.linked": "Linked another sign-in",
  "user.created": "Created an account",
  "user.updated": "Changed an account",
  "user.removed": "Removed an account",
  "post.unpublished": "Took a post down",
  "post.removed": "Removed a post",
  "comment.removed": "Removed a comment",
  "product.removed": "Removed a product",
  "tasks.imported": "Imported tasks",
  "tasks.exported": "Exported tasks",
  "signing-key.rotated": "Rotated the signing keys",
};
