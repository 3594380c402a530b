import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
