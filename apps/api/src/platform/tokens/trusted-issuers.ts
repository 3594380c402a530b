import { z } from "zod";
import { isLoopback } from "#platform/network/loopback.ts";
import { parseJson } from "#platform/parse-json.ts";
import { looksLikeSample } from "./sample-secret.ts";

/** Another party whose tokens count here, and what they may do. */
export type TrustedIssuer = {
  issuer: string;
  audience: string;
  /** Whether its tokens only find accounts, or also make them. */
  accounts: "link" | "create";
  /** Whether it may speak for administrators. */
  grantsAdmin: boolean;
  /** What its tokens are verified with: a secret shared with it (HS256), or the keys it publishes. */
  verifiedBy: { secret: string } | { jwksUrl: URL };
};

/** Reads a JSON list of issuers. Its problems name entry and field, and no value. */
export const TrustedIssuers = z.string().transform((json, context): TrustedIssuer[] => {
  const parsed = Entries.safeParse(parseJson(json));
  for (const { path, message } of parsed.error?.issues ?? []) {
    context.addIssue({ code: "custom", message: `${place(path)}${message}` });
  }
  return parsed.data ?? z.NEVER;
});

const Entry = z
  .strictObject(
    {
      issuer: name(),
      audience: name(),
      secret: z
        .string("must be text")
        .refine((secret) => Buffer.byteLength(secret) >= 32, "must have at least 32 bytes")
        .refine((secret) => !looksLikeSample(secret), "looks like a sample; make a random one")
        .optional(),
      jwksUrl: z
        .string("must be text")
        .transform((text) => URL.parse(text))
        .refine((url) => isSafe(url), "must be an https address, or an http one of this machine")
        .optional(),
      accounts: z.enum(["link", "create"], `must be "link" or "create"`),
      grantsAdmin: z.boolean("must be true or false").default(false),
    },
    "must be an object with issuer, audience, secret or jwksUrl, accounts, perhaps grantsAdmin, and nothing else",
  )
  .transform(({ secret, jwksUrl, ...entry }, context): TrustedIssuer => {
    if (secret !== undefined && !jwksUrl) return { ...entry, verifiedBy: { secret } };
    if (secret === undefined && jwksUrl) return { ...entry, verifiedBy: { jwksUrl } };
    context.addIssue({ code: "custom", message: "must have either secret or jwksUrl" });
    return z.NEVER;
  });

const Entries = z.array(Entry, "must be a JSON list of objects").superRefine((entries, context) => {
  for (const [index, { issuer }] of entries.entries()) {
    if (entries.findIndex((entry) => entry.issuer === issuer) === index) continue;
    context.addIssue({ code: "custom", path: [index, "issuer"], message: "is there twice" });
  }
});

function name() {
  return z.string("is required, as text").min(1, "must not be empty").max(255, "is too long");
}

function isSafe(url: URL | null): boolean {
  if (url?.protocol === "http:") return isLoopback(url.hostname);
  return url?.protocol === "https:";
}

function place([index, ...fields]: PropertyKey[]): string {
  return typeof index === "number" ? `${[`entry ${index + 1}`, ...fields].join(", ")}: ` : "";
}
