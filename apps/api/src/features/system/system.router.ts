import { SystemHealth } from "@tenon/schemas/system";
import { adminSessionProcedure, router } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { SystemService } from "./system.service.ts";

export function createSystemRouter(system: SystemService) {
  return router({
    health: adminSessionProcedure
      .meta(route("GET /system/health"))
      .output(SystemHealth)
      .query(() => system.health()),
  });
}
