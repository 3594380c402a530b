import {
  type CallerName,
  credentialOf,
  makeWorld,
  type Outcome,
  scopeOf,
  type Sent,
  type World,
} from "./access-table.ts";
import type { TestApp } from "./create-test-app.ts";
import { isMutation } from "./definition-of.ts";

/** A world in which nobody changes anything, so that all who read or are refused can share it. */
export type QuietWorld = World & {
  /** As `credentialOf`: made once for each caller, a narrow key once for each scope that it lacks. */
  credentialOf(caller: CallerName, path: string): Promise<Sent>;
};

export async function makeQuietWorld(app: TestApp): Promise<QuietWorld> {
  const world = await makeWorld(app);
  const shown = new Map<string, Promise<Sent>>();
  return {
    ...world,
    credentialOf(caller, path) {
      const name = caller === "narrowKey" ? `${caller} ${scopeOf(app, path)}` : caller;
      const credential = shown.get(name) ?? credentialOf(caller, world, path);
      shown.set(name, credential);
      return credential;
    },
  };
}

/** Whether a caller who may make this call changes the world by it. */
export function changes(app: TestApp, path: string, outcome: Outcome): boolean {
  return outcome === "allowed" && isMutation(app, path);
}
