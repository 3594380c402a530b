import { createOperatorService, type OperatorService } from "./operator.service.ts";

export type { OperatorService };

/** What is done at the command line, by whoever has the machine. It is served to nobody. */
export function createOperatorFeature(dependencies: Parameters<typeof createOperatorService>[0]): {
  service: OperatorService;
} {
  return { service: createOperatorService(dependencies) };
}
