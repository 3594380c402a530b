import { t } from "@lingui/core/macro";
import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { useSession, useSessionState } from "#api/session-context.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { type Acts, offerActs } from "./acts.ts";
import { fitting } from "./fitting.ts";
import type { Option, OptionGroup } from "./option.ts";
import { pagesFor } from "./pages.ts";
import { revisit } from "./revisit.ts";
import { useFound } from "./use-found.ts";
import { readVisits } from "./visits.ts";

/** What is offered for what was typed: first what is known here, at once, then what the server finds. */
export function useOptionGroups(acts: Acts, typed: string) {
  const state = useSessionState();
  const isAdmin = "user" in state && state.user.role === "admin";
  const client = useTRPCClient();
  const recent = useRecent();
  const pages = pagesFor({ isAdmin });
  const actOptions = offerActs(acts, useSchemeChange(), isAdmin);
  const found = useFound({ client, isAdmin }, typed);
  const local =
    typed === ""
      ? [
          { name: t`Recent`, options: recent.slice(0, shownRecent) },
          { name: t`Go to`, options: pages },
          { name: t`Do`, options: actOptions },
        ]
      : [{ name: t`Pages and actions`, options: fitting([...pages, ...actOptions], typed) }];
  return { ...found, groups: [...local, ...found.groups].filter(hasOptions) };
}

const shownRecent = 5;

/** What was looked at before the page that is open. */
function useRecent(): Option[] {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const holder = useSession().holder() ?? "";
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [visits] = useState(() => readVisits(holder).filter((visited) => visited !== path));
  const { data = [] } = useQuery({
    queryKey: ["palette", "recent", visits],
    queryFn: () => revisit({ queries, trpc }, visits),
    staleTime: 0,
  });
  return data;
}

function useSchemeChange() {
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const other = shown === "dark" ? "light" : "dark";
  return { other, change: () => setColorScheme(other) } as const;
}

function hasOptions({ options }: OptionGroup): boolean {
  return options.length > 0;
}
