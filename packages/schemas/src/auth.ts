import { z } from "zod";
import { Email, text } from "./scalars.ts";
import { User, UserName } from "./users.ts";

/** The longest password, in characters; longer ones are refused, never cut. */
const maxPasswordLength = 128;

/** A new password: 8 to 128 characters of any kind, kept as typed in Unicode form NFC. */
export const Password = composedText().min(8, "Must be at least 8 characters.");
export type Password = z.infer<typeof Password>;

/** A password that is compared, not set: anything one could have typed. */
const EnteredPassword = composedText().min(1, "Must not be empty.");

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
