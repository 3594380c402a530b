import type { App } from "./app.ts";
import { eventually } from "./screen.ts";

/** The newest link to a page that was mailed to an address, once it has arrived. */
export async function mailedLink(
  app: App,
  email: string,
  page: "verify-email" | "reset-password" | "confirm-email",
): Promise<string> {
  const pattern = new RegExp(`${app.url}/${page}#token=[\\w-]+`);
  let link = "";
  await eventually(async () => {
    const mails = await app.mailsTo(email);
    link = mails.map(({ text }) => pattern.exec(text)?.[0]).find(Boolean) ?? "";
    return link;
  }).not.toBe("");
  return link;
}
