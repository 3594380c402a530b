import type { createRouter } from "./router.ts";
import type { Services } from "./services.ts";

type Router = Pick<ReturnType<typeof createRouter>, "invalidate">;

/** Leads the page where its session allows, whenever another person, or nobody, is signed in. */
export function followSession({ session, toasts }: Services, router: Router): void {
  let holder = session.holder();

  session.subscribe(() => {
    if (session.holder() === holder) return;
    holder = session.holder();
    toasts.clear();
    void router.invalidate();
  });
}
