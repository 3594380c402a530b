import { createContext, use } from "react";
import type { Client } from "./client.ts";

export const DirectClientContext = createContext<Client | null>(null);

/** Calls that set or clear the session's cookie. */
export function useDirectClient(): Client {
  const client = use(DirectClientContext);
  if (!client) throw new Error("useDirectClient needs a DirectClientContext around it.");
  return client;
}
