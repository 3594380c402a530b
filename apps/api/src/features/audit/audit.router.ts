import { AuditPage, ListAuditInput } from "@tenon/schemas/audit";
import { adminProcedure, router } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { AuditService } from "./audit.service.ts";

export function createAuditRouter(audit: Pick<AuditService, "list">) {
  return router({
    list: adminProcedure
      .meta(route("GET /audit"))
      .input(ListAuditInput)
      .output(AuditPage)
      .query(({ input }) => audit.list(input)),
  });
}
