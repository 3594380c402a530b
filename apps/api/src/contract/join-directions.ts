import type { z } from "zod";
import type { JsonSchema } from "./json-schema.ts";
import { type JsonSchemas, partsOf, toJsonSchemas, within } from "./json-schemas.ts";

type Roots = {
  /** Names of what procedures take, and of what they answer. */
  taken: string[];
  answered: string[];
  /** What is answered beside the vocabulary, by its names. */
  more: ReadonlyMap<string, z.ZodType>;
};

/** What is taken and what is answered, by name, each with all that it refers to. A name has one meaning in both directions. */
export function joinDirections({ taken, answered, more }: Roots): JsonSchemas {
  const incoming = within(toJsonSchemas(new Map(), "input"), taken);
  const outgoing = within(toJsonSchemas(more, "output"), [...answered, ...more.keys()]);
  for (const [name, schema] of Object.entries(incoming)) {
    const other = outgoing[name];
    if (other && JSON.stringify(other) !== JSON.stringify(schema)) {
      throw new Error(
        `${name} is one thing when it is sent and another when it is answered: make two of it.`,
      );
    }
  }
  for (const [name, schema] of Object.entries(within(outgoing, answered))) {
    if (!saysSomething(schema)) throw new Error(`${name} answers anything at all: say what.`);
  }
  return Object.fromEntries(
    Object.entries({ ...outgoing, ...incoming }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function saysSomething(schema: JsonSchema): boolean {
  return Object.keys(schema).length > 0 && partsOf(schema).every(saysSomething);
}
