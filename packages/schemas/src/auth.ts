import { z } from "zod";
import { Email, text } from "./scalars.ts";
import { User, UserName } from "./users.ts";

/** The longest password, in characters; longer ones are refused, never cut. */
const maxPasswordLength = 128;

/** A new password: 8 to 128 characters of any kind, kept as typed in Unicode form NFC. */
export const Password = composedText().min(8, "Must be at least 8 characters.");
export type Password = z.infer<typeof Password>;

/** A password that is compared, not set: anything one could have typed. */
export const EnteredPassword = composedText().min(1, "Must not be empty.");

/** Measured in form NFC; the other form may take up to four times as many characters. */
function composedText() {
  return text(4 * maxPasswordLength)
    .normalize("NFC")
    .max(maxPasswordLength, `Must be at most ${maxPasswordLength} characters.`);
}

/**
 * Where the refresh token goes. `cookie`: into an HttpOnly cookie that scripts can't read, for browsers.
 * `body`: into the answer, for services.
 */
export const Transport = z.enum(["body", "cookie"]);
export type Transport = z.infer<typeof Transport>;

/** An opaque refresh token, good for one exchange. */
export const RefreshToken = z.base64url().min(1).max(128);
export type RefreshToken = z.infer<typeof RefreshToken>;

/** A new account. Without `name`, the part of the address before the @ is taken. */
export const RegisterInput = z.strictObject({
  email: Email,
  password: Password,
  name: UserName.optional(),
  transport: Transport.default("body"),
});
export type RegisterInput = z.infer<typeof RegisterInput>;

/** Sign in with e-mail and password. */
export const LoginInput = z.strictObject({
  email: Email,
  password: EnteredPassword,
  transport: Transport.default("body"),
});
export type LoginInput = z.infer<typeof LoginInput>;

/** Exchange a refresh token: the one given here or, without one, the one in the cookie. */
export const RefreshInput = z.strictObject({ refreshToken: RefreshToken.optional() }).default({});
export type RefreshInput = z.infer<typeof RefreshInput>;

/** What signing in, registering and refreshing answer. */
export const AuthGrant = z.object({
  user: User,
  /** A JWT to send as `Authorization: Bearer …`. */
  accessToken: z.string(),
  /** Seconds until the access token ends. */
  expiresIn: z.int(),
  /** Present with transport `body` only. */
  refreshToken: RefreshToken.optional(),
});
export type AuthGrant = z.infer<typeof AuthGrant>;

/** How many sessions were ended. */
export const SessionsEnded = z.object({ ended: z.int() });
export type SessionsEnded = z.infer<typeof SessionsEnded>;

/** The token of a mailed link: good once, for one purpose, and for a while. */
const OneTimeToken = z.base64url().min(1).max(128);

/** That the request was taken. Whether a mail goes out is told to nobody but its reader. */
export const Accepted = z.object({ accepted: z.literal(true) });
export type Accepted = z.infer<typeof Accepted>;

/** Confirm with the token of the mailed link that an address is one's own. */
export const ConfirmationInput = z.strictObject({ token: OneTimeToken });
export type ConfirmationInput = z.infer<typeof ConfirmationInput>;

/** The address that was confirmed. */
export const EmailConfirmed = z.object({ email: z.string() });
export type EmailConfirmed = z.infer<typeof EmailConfirmed>;

/** Ask for a link that sets a new password. */
export const ForgotPasswordInput = z.strictObject({ email: Email });
export type ForgotPasswordInput = z.infer<typeof ForgotPasswordInput>;

/** Set a new password with the token of the mailed link. */
export const ResetPasswordInput = z.strictObject({ token: OneTimeToken, password: Password });
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;

/** Set a new password while signed in. */
export const ChangePasswordInput = z.strictObject({
  currentPassword: EnteredPassword,
  newPassword: Password,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** Ask for a link, sent to the new address, that makes it the account's. */
export const ChangeEmailInput = z.strictObject({
  email: Email,
  currentPassword: EnteredPassword,
});
export type ChangeEmailInput = z.infer<typeof ChangeEmailInput>;
