import { SystemHealth } from "@tenon/schemas/system";
import { router, sessionProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { SystemService } from "./system.service.ts";

export function createSystemRouter(system: SystemService) {
  return router({
    health: sessionProcedure
      .meta(route("GET /system/health"))
      .output(SystemHealth)
      .query(({ ctx }) => system.health(ctx.actor)),
  });
}
