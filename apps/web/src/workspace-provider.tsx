import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { TRPCProvider } from "#api/trpc-context.ts";
import { CartContext } from "#features/cart/cart-context.ts";
import { TasksContext } from "#features/tasks/tasks-context.ts";
import type { Workspace } from "./workspace.ts";

/** Puts a workspace within the reach of the screens. */
export function WorkspaceProvider({
  workspace,
  children,
}: {
  workspace: Workspace;
  children: ReactNode;
}) {
  const { client, queries, tasks, cart } = workspace;
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        <TasksContext value={tasks}>
          <CartContext value={cart}>{children}</CartContext>
        </TasksContext>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
