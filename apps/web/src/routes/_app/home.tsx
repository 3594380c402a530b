import { createFileRoute } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { greet } from "#features/home/greeting.ts";
import { describeDay } from "#ui/describe-time.ts";
import { Page } from "#ui/page.tsx";
import { useNow } from "#ui/use-now.ts";

export const Route = createFileRoute("/_app/home")({ component: HomeScreen });

function HomeScreen() {
  const state = useSessionState();
  const now = useNow();
  if (!("user" in state)) return null;
  return (
    <Page title="Home" heading={greet(state.user.name, now)} wide>
      <p>{describeDay(now)}</p>
    </Page>
  );
}
