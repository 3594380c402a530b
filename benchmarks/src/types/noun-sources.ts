import type { Noun, Procedure } from "./nouns.ts";

/** The files of a noun, written as the product's own are, by their path in the repository. */
export function nounSources(noun: Noun): [path: string, text: string][] {
  const feature = `apps/api/src/features/${noun.many}`;
  return [
    [`packages/schemas/src/${noun.many}.ts`, schemasOf(noun)],
    [`${feature}/${noun.many}.repository.ts`, repositoryOf(noun)],
    [`${feature}/${noun.many}.service.ts`, serviceOf(noun)],
    [`${feature}/${noun.many}.router.ts`, routerOf(noun)],
    [`${feature}/index.ts`, indexOf(noun)],
  ];
}

function schemasOf({ One, Many }: Noun): string {
  const schemas: Record<string, string> = {
    [`${One}Priority`]: `z.enum(["low", "normal", "high", "urgent"])`,
    [`${One}Tags`]: `z.array(line(40)).max(20).transform((tags) => [...new Set(tags)])`,
    [One]: `z.object({
      id: Id,
      title: z.string(),
      description: z.string(),
      completed: z.boolean(),
      priority: ${One}Priority,
      dueAt: Timestamp.nullable(),
      tags: z.array(z.string()),
      createdAt: Timestamp,
      version: Version,
    })`,
    [`List${Many}Input`]: `z
      .strictObject({
        ...pageFields,
        completed: z.boolean().optional(),
        priority: ${One}Priority.optional(),
        tag: line(40).optional(),
        dueFrom: Timestamp.optional(),
        search: text(200).optional(),
        order: z.enum(["asc", "desc"]).default("desc"),
      })
      .prefault({})`,
    [`${One}Page`]: `page(${One})`,
    [`${One}Ref`]: `z.strictObject({ id: Id })`,
    [`Create${One}Input`]: `z.strictObject({
      title: line(200),
      description: text(10_000).default(""),
      priority: ${One}Priority.default("normal"),
      dueAt: Timestamp.nullable().default(null),
      tags: ${One}Tags.default([]),
    })`,
    [`Update${One}Input`]: `z
      .strictObject({
        id: Id,
        version: Version.optional(),
        title: line(200).optional(),
        description: text(10_000).optional(),
        completed: z.boolean().optional(),
        priority: ${One}Priority.optional(),
        dueAt: Timestamp.nullable().optional(),
        tags: ${One}Tags.optional(),
      })
      .refine(
        ({ id: _id, version: _version, ...changes }) =>
          Object.values(changes).some((value) => value !== undefined),
        { message: "Name at least one field to change." },
      )`,
    [`Move${One}Input`]: `z.strictObject({ id: Id, before: Id.nullable(), version: Version.optional() })`,
    [`${One}TagCounts`]: `z.object({
      items: z.array(z.object({ tag: z.string(), count: z.int() })).max(200),
    })`,
    [`${One}StatsInput`]: `z.strictObject({ dayEnds: Timestamp.optional() }).prefault({})`,
    [`${One}Stats`]: `z.object({
      open: z.int(),
      completed: z.int(),
      overdue: z.int(),
      dueToday: z.int(),
      byPriority: z.record(${One}Priority, z.int()),
    })`,
  };
  return `import { z } from "zod";
import { page, pageFields } from "./pages.ts";
import { Id, line, text, Timestamp, Version } from "./scalars.ts";

${linesOf(Object.entries(schemas), ([name, schema]) => `export const ${name} = ${schema};\nexport type ${name} = z.infer<typeof ${name}>;`)}
`;
}

function repositoryOf(noun: Noun): string {
  return `${importSchemas(noun, "type")}

export type ${noun.One}Repository = {
${linesOf(noun.procedures, ({ name, input, output, refusals }) => {
  const found = refusals.length > 0 ? `${output} | null` : output;
  return `  ${name}(ownerId: string${input === null ? "" : `, input: ${input}`}): Promise<${found}>;`;
})}
};
`;
}

function serviceOf(noun: Noun): string {
  return `${importSchemas(noun, "type")}
import type { Actor } from "#actor.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { ${noun.One}Repository } from "./${noun.many}.repository.ts";

export type ${noun.One}Service = {
${linesOf(noun.procedures, ({ name, input, output }) => `  ${name}(actor: Actor${input === null ? "" : `, input: ${input}`}): Promise<${output}>;`)}
};

export function create${noun.One}Service(${noun.many}: ${noun.One}Repository): ${noun.One}Service {
  return {
${linesOf(noun.procedures, (procedure) => useCaseOf(noun, procedure))}
  };
}
`;
}

function useCaseOf({ one, many }: Noun, { name, input, refusals }: Procedure): string {
  const rest = input === null ? "" : ", input";
  if (refusals.length === 0) {
    return `    ${name}: ({ userId: ownerId }${rest}) => ${many}.${name}(ownerId${rest}),`;
  }
  return `    async ${name}({ userId: ownerId }${rest}) {
      const ${one} = await ${many}.${name}(ownerId${rest});
      if (!${one}) throw new AppError({ code: "NOT_FOUND" });
      return ${one};
    },`;
}

function routerOf(noun: Noun): string {
  return `${importSchemas(noun)}
import { once } from "#trpc/once.ts";
import { router, userProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { ${noun.One}Service } from "./${noun.many}.service.ts";

export function create${noun.Many}Router(${noun.many}: ${noun.One}Service) {
  return router({
${linesOf(noun.procedures, (procedure) => rowOf(noun, procedure))}
  });
}
`;
}

function rowOf({ many }: Noun, { name, kind, place, input, output }: Procedure): string {
  const parts = input === null ? "{ ctx }" : "{ ctx, input }";
  const call = `(${parts}) => ${many}.${name}(ctx.actor${input === null ? "" : ", input"})`;
  return `    ${name}: userProcedure
      .meta(route("${place}"))${input === null ? "" : `\n      .input(${input})`}
      .output(${output})
      .${kind}(${kind === "mutation" ? `once(${call})` : call}),`;
}

function indexOf({ many, One, Many }: Noun): string {
  return `import type { ${One}Repository } from "./${many}.repository.ts";
import { create${Many}Router } from "./${many}.router.ts";
import { create${One}Service } from "./${many}.service.ts";

export function create${Many}Feature(repository: ${One}Repository) {
  return { router: create${Many}Router(create${One}Service(repository)) };
}
`;
}

function importSchemas({ many, procedures }: Noun, type = ""): string {
  const names = new Set(procedures.flatMap(({ input, output }) => [input ?? output, output]));
  return `import ${type} { ${[...names].toSorted().join(", ")} } from "@tenon/schemas/${many}";`;
}

function linesOf<Item>(items: Item[], write: (item: Item) => string): string {
  return items.map(write).join("\n");
}
