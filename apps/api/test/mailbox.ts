import type { TestApp } from "./create-test-app.ts";

export type ReceivedMail = { subject: string; text: string; html: string };

/** What has been mailed to an address, the newest first, once every waiting job has run. */
export async function mailsTo(app: TestApp, email: string): Promise<ReceivedMail[]> {
  await app.runJobs();
  return app.container.database.prisma.mailboxMessage.findMany({
    where: { recipient: email },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { subject: true, text: true, html: true },
  });
}

/** The subjects of all that was mailed to an address. */
export async function subjectsTo(app: TestApp, email: string): Promise<string[]> {
  return (await mailsTo(app, email)).map(({ subject }) => subject);
}

/** The token of the newest link to a page that was mailed to an address. */
export async function tokenMailedTo(
  app: TestApp,
  email: string,
  page: "verify-email" | "reset-password" | "confirm-email",
): Promise<string> {
  for (const { text } of await mailsTo(app, email)) {
    const token = new RegExp(`/${page}#token=([\\w-]+)`).exec(text)?.[1];
    if (token !== undefined) return token;
  }
  throw new Error(`No link to /${page} was mailed to ${email}.`);
}
