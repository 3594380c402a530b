import { z } from "zod";
import { declaredSchema } from "./declared-schema.ts";
import { textReader } from "./read-text.ts";
import { refuseField } from "./refuse-field.ts";

type Fields = Record<string, unknown>;

/** Makes of a query what an input's fields declare: `?completed=true&ids=a&ids=b`. */
export type ReadQuery = (query: string) => Fields;

/** A parameter that no field declares is kept, for the input's schema to refuse. */
export function queryReader(fields: Map<string, z.ZodType>): ReadQuery {
  const readers = new Map(
    [...fields].map(([name, schema]) => [name, parameterReader(name, schema)] as const),
  );
  return (query) => {
    const given = new Map<string, string[]>();
    for (const [name, text] of new URLSearchParams(query)) {
      const texts = given.get(name);
      if (texts) texts.push(text);
      else given.set(name, [text]);
    }
    return Object.fromEntries(
      [...given].map(([name, texts]): [string, unknown] => [
        name,
        readers.get(name)?.(texts) ?? texts,
      ]),
    );
  };
}

type ReadTexts = (texts: string[]) => unknown;

function parameterReader(name: string, schema: z.ZodType): ReadTexts {
  if (schema instanceof z.ZodArray) {
    const readItem = textReader(declaredSchema(schema.element));
    return (texts) => texts.map((text, index) => readItem(text, [name, index]));
  }
  const readOne = textReader(schema);
  return ([text = "", another]) => {
    if (another !== undefined) throw refuseField([name], "Must be there once.");
    return readOne(text, [name]);
  };
}
