import { Email } from "@tenon/schemas/scalars";
import type { MailAddress } from "./mailer.ts";

/** Reads `Tenon <no-reply@example.com>`, or the address alone; null when it is neither. */
export function readMailAddress(text: string): MailAddress | null {
  const [, name = "", inBrackets] = /^"?([^<>"\p{Cc}]*)"?\s*<([^<>]+)>$/u.exec(text.trim()) ?? [];
  const address = Email.safeParse(inBrackets ?? text);
  return address.success ? { name: name.trim(), address: address.data } : null;
}
