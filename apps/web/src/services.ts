import { type Client, createDirectClient, createSessionServer } from "#api/client.ts";
import { createSession, type Session } from "#api/session.ts";
import { createBrowserTabs } from "#api/tabs.ts";
import { createToasts, type Toasts } from "#ui/toasts.ts";
import { comeBack, keepPerson } from "./keep-person.ts";
import type { Workspace } from "./workspace.ts";

/** What every screen works with; made once when the page is opened. */
export type Services = {
  session: Session;
  directClient: Client;
  toasts: Toasts;
  /** The workspace of whoever is signed in, made at the first call for each person. */
  openWorkspace: () => Promise<Workspace>;
};

type OpenWorkspace = {
  holder: string | null;
  workspace: Workspace;
  /** Ends what the workspace does by itself, as somebody else has come. */
  replaced: AbortController;
};

export function createServices(): Services {
  const directClient = createDirectClient();
  const session = createSession({
    server: createSessionServer(directClient),
    tabs: createBrowserTabs(),
  });
  keepPerson(session);
  comeBack(session);
  let opened: OpenWorkspace | undefined;
  const services: Services = { session, directClient, toasts: createToasts(), openWorkspace };
  return services;

  async function openWorkspace(): Promise<Workspace> {
    const { createWorkspace } = await import("./workspace.ts");
    const holder = session.holder();
    if (opened?.holder !== holder) {
      opened?.replaced.abort();
      const replaced = new AbortController();
      opened = { holder, workspace: createWorkspace(services, replaced.signal), replaced };
    }
    const { workspace } = opened;
    if (session.state().status === "away") await workspace.restored();
    return workspace;
  }
}
