import { isDeepStrictEqual } from "node:util";
import type { Contract } from "@tenon/api/contract/contract";
import { compareContracts, type Noticed } from "./compare-contracts.ts";

export type Verdict = {
  differences: Noticed[];
  /** What stands against the snapshot as it is; empty when it is true. */
  complaints: string[];
  /** What stands against writing it anew. */
  obstacles: string[];
};

type Case = {
  /** As it was written last. */
  before: Contract;
  /** As the code says. */
  after: Contract;
  /** The versions that the record of breaking changes explains. */
  explained: number[];
  /** Why callers are broken, when it is to be written. */
  reason?: string | undefined;
};

const versionFile = "apps/api/src/contract/contract-version.ts";

/** Whether the contract may be as the code says. */
export function judgeContract({ before, after, explained, reason }: Case): Verdict {
  const differences = compareContracts({ before, after });
  const breaks = differences.some(({ breaking }) => breaking);
  const due = before.version + (breaks ? 1 : 0);
  const obstacles = [
    ...(after.version === due ? [] : [wrongVersion(due, breaks)]),
    ...(breaks && !reason ? ["Say why callers have to follow: --because “…”."] : []),
    ...(!breaks && reason ? ["Nothing breaks callers, so there is nothing to explain."] : []),
  ];
  return {
    differences,
    complaints: [
      ...differences.map(tell),
      ...(differences.length === 0 && !isDeepStrictEqual(before, after)
        ? ["The snapshot is written otherwise, in a way that no caller notices."]
        : []),
      ...unexplained(before.version, explained),
    ],
    obstacles,
  };
}

/** `- Task.dueAt is no longer answered. (tasks.list, tasks.byId and 3 more)` */
export function tell({ sentence, breaking, at }: Noticed): string {
  const others = at.filter((place) => !sentence.startsWith(place));
  const shown = others.slice(0, 2).join(", ");
  const more = others.length > 2 ? ` and ${others.length - 2} more` : "";
  return `${breaking ? "✗ breaks callers" : "+ adds"}: ${sentence}${shown && ` (${shown}${more})`}`;
}

function wrongVersion(due: number, breaks: boolean): string {
  const why = breaks ? "Callers break, so" : "No caller breaks, so";
  return `${why} the contract's version is ${due}: say so in ${versionFile}.`;
}

function unexplained(version: number, explained: number[]): string[] {
  return Array.from({ length: version - 1 }, (_, index) => index + 2)
    .filter((each) => !explained.includes(each))
    .map((each) => `contract/breaking.md does not say what broke callers in version ${each}.`);
}
