/** A noun of a product that was made up: its names in code, and the procedures its router has. */
export type Noun = {
  one: string;
  many: string;
  One: string;
  Many: string;
  procedures: Procedure[];
};

export type Procedure = {
  name: string;
  kind: "query" | "mutation";
  place: string;
  /** The schema of its input, or null where it takes none. */
  input: string | null;
  output: string;
  refusals: string[];
};

/** Those that sign in are there beside the nouns: the client calls them by itself. */
const signInProcedures = 2;

/** As many nouns as have this many procedures together with those that sign in. The first is ours: tasks. */
export function inventNouns(procedureCount: number): Noun[] {
  const nouns: Noun[] = [];
  let left = procedureCount - signInProcedures;
  while (left > 0) {
    const noun = inventNoun(nouns.length + 1);
    nouns.push({ ...noun, procedures: noun.procedures.slice(0, left) });
    left -= noun.procedures.length;
  }
  return nouns;
}

function inventNoun(number: number): Noun {
  const suffix = number === 1 ? "" : `Of${number}`;
  const [one, many, One, Many] = [
    `task${suffix}`,
    `tasks${suffix}`,
    `Task${suffix}`,
    `Tasks${suffix}`,
  ];
  const ofOne: Omit<Procedure, "name" | "place"> = {
    kind: "mutation",
    input: `${One}Ref`,
    output: One,
    refusals: ["NOT_FOUND"],
  };
  return {
    one,
    many,
    One,
    Many,
    procedures: [
      {
        name: "list",
        kind: "query",
        place: `GET /${many}`,
        input: `List${Many}Input`,
        output: `${One}Page`,
        refusals: [],
      },
      { ...ofOne, name: "byId", kind: "query", place: `GET /${many}/{id}` },
      {
        name: "create",
        kind: "mutation",
        place: `POST /${many}`,
        input: `Create${One}Input`,
        output: One,
        refusals: [],
      },
      {
        ...ofOne,
        name: "update",
        place: `PATCH /${many}/{id}`,
        input: `Update${One}Input`,
        refusals: ["NOT_FOUND", "STALE_VERSION"],
      },
      { ...ofOne, name: "remove", place: `DELETE /${many}/{id}`, output: `${One}Ref` },
      {
        ...ofOne,
        name: "move",
        place: `POST /${many}/{id}/move`,
        input: `Move${One}Input`,
        refusals: ["NOT_FOUND", "INVALID_TRANSITION"],
      },
      { ...ofOne, name: "archive", place: `POST /${many}/{id}/archive` },
      { ...ofOne, name: "restore", place: `POST /${many}/{id}/restore` },
      {
        name: "tags",
        kind: "query",
        place: `GET /${many}/tags`,
        input: null,
        output: `${One}TagCounts`,
        refusals: [],
      },
      {
        name: "stats",
        kind: "query",
        place: `GET /${many}/stats`,
        input: `${One}StatsInput`,
        output: `${One}Stats`,
        refusals: [],
      },
    ],
  };
}
