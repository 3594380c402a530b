import { type Context, Hono, type MiddlewareHandler } from "hono";
import { Email, Id } from "@tenon/schemas/scalars";
import type { Mailbox } from "#platform/email/mailbox.ts";
import type { HttpBindings } from "./bindings.ts";
import { createClientAddress } from "./client-address.ts";
import { listPage, messagePage } from "./dev-mailbox-pages.ts";
import { isLoopback } from "./origin-gate.ts";

const shown = 100;

/** `/dev/mail`: the mails that nobody sends, for whoever sits at this machine. They hold links that open accounts. */
export function devMailbox(mailbox: Mailbox): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  routes.use("/dev/*", forThisMachine());
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

function forThisMachine(): MiddlewareHandler<HttpBindings> {
  return async function hideFromOthers(c, next) {
    if (!comesFromThisMachine(c)) return c.notFound();
    c.header("Cache-Control", "no-store");
    return next();
  };
}

const spelled = createClientAddress([]);

/**
 * By address, and by name too: a foreign page can have its own name lead here, and a tunnel's calls come from here.
 * A proxy that names others, or is called by another name, speaks for them.
 */
function comesFromThisMachine(c: Context<HttpBindings>): boolean {
  const listed = (name: string) => c.req.header(name)?.split(",") ?? [];
  const addresses = [c.env.incoming.socket.remoteAddress, ...listed("x-forwarded-for")];
  const hosts = [new URL(c.req.url).host, ...listed("x-forwarded-host")];
  return (
    c.req.header("forwarded") === undefined &&
    addresses.every((address) => isLoopbackAddress(spelled(address?.trim(), undefined))) &&
    hosts.every((host) => isLoopback(URL.parse(`http://${host.trim()}`)?.hostname ?? ""))
  );
}

/** An IPv6 address is spelled as its network; nobody but `::1` is in that of loopback. */
function isLoopbackAddress(address: string): boolean {
  return address.startsWith("127.") || address === "0:0:0:0::/64";
}
