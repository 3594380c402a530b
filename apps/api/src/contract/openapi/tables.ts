import type { Operation } from "./openapi-types.ts";

/** Where a table goes by itself, as a file, beside or instead of JSON that holds it. */
export const tables: Record<string, (operation: Operation) => Operation> = {
  "tasks.importCsv": takeTable,
  "tasks.exportCsv": answerTable,
};

const table = {
  "text/csv": { schema: { type: "string" }, example: "title,priority\nOrder the oak,high\n" },
};

function takeTable({
  parameters = [],
  requestBody,
  responses,
  ...operation
}: Operation): Operation {
  return {
    ...operation,
    description: `${operation.description ?? ""} Up to 10 MB as \`text/csv\`; with \`Accept: application/x-ndjson\` it is told line by line how far it is.`,
    parameters: [
      ...parameters,
      {
        name: "onBadRow",
        in: "query",
        required: false,
        description: "With a file: what to do about rows that can't be taken.",
        schema: { $ref: "#/components/schemas/OnBadRow", default: "refuse" },
      },
    ],
    requestBody: { required: true, content: { ...requestBody?.content, ...table } },
    responses,
  };
}

/** All pages in one file, so there is no cursor. */
function answerTable({ parameters = [], responses, ...operation }: Operation): Operation {
  return {
    ...operation,
    parameters: parameters.filter(({ name }) => name !== "cursor"),
    responses: {
      ...responses,
      200: { description: "All rows, with the header first.", content: table },
    },
  };
}
