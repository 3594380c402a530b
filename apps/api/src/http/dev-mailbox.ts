import { Hono } from "hono";
import { Email, Id } from "@tenon/schemas/scalars";
import type { Mailbox } from "#platform/email/mailbox.ts";
import type { HttpBindings } from "./bindings.ts";
import { listPage, messagePage } from "./dev-mailbox-pages.ts";
import { forThisMachine } from "./for-this-machine.ts";

const shown = 100;

/** `/dev/mail`: the mails that nobody sends, for whoever sits at this machine. They hold links that open accounts. */
export function devMailbox(mailbox: Mailbox): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  routes.use("/dev/mail/*", forThisMachine());
  routes.use("/dev/mail.json", forThisMachine());
  routes.get("/dev/mail", async (c) => {
    const to = c.req.query("to")?.trim() ?? "";
    return c.html(listPage(await list(to), to));
  });
  routes.get("/dev/mail.json", async (c) => c.json({ items: await list(c.req.query("to") ?? "") }));
  routes.get("/dev/mail/:id", async (c) => {
    const id = Id.safeParse(c.req.param("id"));
    const message = id.success ? await mailbox.find(id.data) : null;
    return message ? c.html(messagePage(message)) : c.notFound();
  });
  return routes;

  async function list(recipient: string) {
    if (recipient === "") return mailbox.list({ limit: shown });
    const to = Email.safeParse(recipient);
    return to.success ? mailbox.list({ to: to.data, limit: shown }) : [];
  }
}
