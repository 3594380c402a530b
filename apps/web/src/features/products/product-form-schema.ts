import { t } from "@lingui/core/macro";
import { isRecord } from "#api/is-record.ts";
import { priceExample } from "./price-text.ts";

type Issue = { path: PropertyKey[]; message: string; code?: string | undefined };
type Schema = { safeParse(input: unknown): { error?: { issues: Issue[] } | undefined } };

/** The server's words, but for what was typed as a number and is none, which the server never gets to see. */
export function forPeople(schema: Schema): Schema {
  return {
    safeParse(input) {
      const { error } = schema.safeParse(input);
      return error ? { error: { issues: error.issues.map((issue) => reword(issue, input)) } } : {};
    },
  };
}

function reword({ path, message, code }: Issue, input: unknown): Issue {
  const [field, part] = path;
  if (part === "currency") return { path: [part], message };
  if (code !== "invalid_type") return { path, message };
  if (field !== "price") return { path, message: t`Write a whole number.` };
  const example = priceExample(currencyOf(input));
  return { path, message: t`Write a price like ${example}.` };
}

function currencyOf(input: unknown): string {
  if (!isRecord(input) || !isRecord(input["price"])) return "";
  return String(input["price"]["currency"]);
}
