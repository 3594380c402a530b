import { z } from "zod";

/** What a field takes as it arrives, below its defaults and what is made of it then. */
export function declaredSchema(schema: z.core.SomeType): z.ZodType {
  if (schema instanceof z.ZodPipe) return declaredSchema(schema.in);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return declaredSchema(schema.unwrap());
  }
  if (schema instanceof z.ZodType) return schema;
  throw new Error("An input is made of something that REST does not know.");
}

/** The fields of an input, by name; none when there is no input. */
export function fieldsOf(input: z.ZodType | null): Map<string, z.ZodType> {
  if (input === null) return new Map();
  const schema = declaredSchema(input);
  if (!(schema instanceof z.ZodObject)) throw new Error("An input over REST is an object.");
  return new Map(
    Object.entries<z.core.SomeType>(schema.shape).map(([name, field]) => [
      name,
      declaredSchema(field),
    ]),
  );
}
