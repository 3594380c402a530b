import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { clear, createStore, delMany, keys, set, values } from "idb-keyval";
import { appVersion } from "./app-version.ts";
import { isRecord } from "./is-record.ts";

const store = createStore("tenon-answers", "answers");

const keptForMs = 7 * 24 * 60 * 60_000;
const keptAnswers = 150;
const maxCharacters = 300_000;
const waitMs = 1_000;
/** After so many, those that are too many or too old are removed. */
const tidyAfter = 50;

type KeptAnswer = {
  hash: string;
  owner: string;
  version: string | undefined;
  at: number;
  queryKey: QueryKey;
  data: unknown;
};

type Options = {
  owner: string;
  /** What is about the things of these nouns is kept. */
  nouns: readonly string[];
  /** Whether the owner is the one who is signed in. */
  isOwnerHere: () => boolean;
};

/** Keeps what one person reads in this browser, to be read again without a connection; see docs/decisions/0034. */
export function createKeptAnswers(
  queries: QueryClient,
  { owner, nouns, isOwnerHere }: Options,
): { restore: () => Promise<void> } {
  const due = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let untidied = tidyAfter;

  queries.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    due.add(event.query.queryHash);
    timer ??= setTimeout(() => void save().catch(() => {}), waitMs);
  });

  return {
    /** Those that are here already are newer. */
    async restore() {
      for (const { queryKey, data, at } of await readAnswers()) {
        if (queries.getQueryData(queryKey) !== undefined) continue;
        const query = queries.getQueryCache().build(queries, {
          queryKey,
          gcTime: Number.POSITIVE_INFINITY,
        });
        query.setData(data, { updatedAt: at, manual: true });
      }
      due.clear();
    },
  };

  async function save(): Promise<void> {
    timer = undefined;
    const answers = [...due].flatMap((hash) => queries.getQueryCache().get(hash) ?? []);
    due.clear();
    for (const { queryHash: hash, queryKey, state } of answers) {
      const { data, dataUpdatedAt: at } = state;
      if (!isOwnerHere() || !nouns.includes(nounOf(queryKey) ?? "")) continue;
      if (JSON.stringify(data).length > maxCharacters) continue;
      const answer: KeptAnswer = { hash, owner, version: appVersion, at, queryKey, data };
      await set(hash, answer, store);
    }
    untidied += answers.length;
    if (untidied >= tidyAfter) await tidy();
  }

  async function tidy(): Promise<void> {
    untidied = 0;
    const known = await keys(store);
    const worth = new Set<IDBValidKey>((await readAnswers()).map(({ hash }) => hash));
    await delMany(
      known.filter((key) => !worth.has(key)),
      store,
    );
  }

  /** What is the owner's, of this version of the app, and new enough; the newest first. */
  async function readAnswers(): Promise<KeptAnswer[]> {
    const known = await values<unknown>(store);
    return known
      .filter((value) => isKeptAnswer(value))
      .filter(isGood)
      .toSorted((a, b) => b.at - a.at)
      .slice(0, keptAnswers);
  }

  function isGood({ owner: whose, version, at }: KeptAnswer): boolean {
    return whose === owner && version === appVersion && at > Date.now() - keptForMs;
  }
}

export async function forgetAnswers(): Promise<void> {
  await clear(store);
}

/** The first word of a procedure: `tasks` of `tasks.list`. */
function nounOf([path]: QueryKey): string | undefined {
  const noun: unknown = Array.isArray(path) ? path[0] : undefined;
  return typeof noun === "string" ? noun : undefined;
}

function isKeptAnswer(value: unknown): value is KeptAnswer {
  return (
    isRecord(value) &&
    typeof value["hash"] === "string" &&
    typeof value["owner"] === "string" &&
    typeof value["at"] === "number" &&
    Array.isArray(value["queryKey"])
  );
}
