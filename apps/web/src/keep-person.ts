import type { Session } from "#api/session.ts";

const triesAgainMs = 10_000;

/** Keeps who is signed in, to show what is theirs without a connection, until they sign out or somebody else signs in. */
export function keepPerson(session: Session): void {
  let kept: string | undefined;
  session.subscribe(() => void keep().catch(() => {}));

  async function keep(): Promise<void> {
    const state = session.state();
    const next = state.status === "signed-in" ? `${state.user.id} ${state.user.version}` : "";
    const isTold = state.status === "signed-in" || state.status === "signed-out";
    if (!isTold || next === kept) return;
    kept = next;
    const { rememberPerson, forgetPerson } = await import("#api/kept-person.ts");
    if (state.status === "signed-in") await rememberPerson(state.user);
    else await forgetPerson();
  }
}

/** A page that was opened without its server asks for it again: when the network is back, and now and then. */
export function comeBack(session: Pick<Session, "state" | "resume">): void {
  const resume = () => {
    if (session.state().status === "away" && navigator.onLine) session.resume().catch(() => {});
  };
  window.addEventListener("online", resume);
  setInterval(resume, triesAgainMs);
}
