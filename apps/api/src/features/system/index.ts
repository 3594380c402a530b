import { createSystemRouter } from "./system.router.ts";
import { createSystemService } from "./system.service.ts";

export function createSystemFeature(dependencies: Parameters<typeof createSystemService>[0]) {
  return { router: createSystemRouter(createSystemService(dependencies)) };
}
