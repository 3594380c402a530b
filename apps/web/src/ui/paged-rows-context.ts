import { createContext, use } from "react";
import type { KeptRows } from "./kept-rows.ts";

type PagedRows = {
  kept: KeptRows;
  /** Whether there are more rows than are loaded. */
  hasMore: boolean;
};

export const PagedRowsContext = createContext<PagedRows | null>(null);

export function usePagedRows(): PagedRows {
  const rows = use(PagedRowsContext);
  if (!rows) throw new Error("Rows need a PagedList around them.");
  return rows;
}
