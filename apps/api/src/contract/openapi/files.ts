import type { Operation } from "./openapi-types.ts";

/** What goes as a file by itself: tables, beside or instead of JSON that holds them, and what a procedure answers in pages. */
export const files: Record<string, (operation: Operation) => Operation> = {
  "tasks.importCsv": takeTable,
  "tasks.exportCsv": answerTable,
  "users.exportMe": answerWhole,
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
function answerTable({ responses, ...operation }: Operation): Operation {
  return {
    ...withoutCursor(operation),
    responses: {
      ...responses,
      200: { description: "All rows, with the header first.", content: table },
    },
  };
}

/** All pages in one document, so its \`nextCursor\` is null. */
function answerWhole({ responses, ...operation }: Operation): Operation {
  const page = responses["200"];
  const content = page && "content" in page && { content: page.content };
  const whole = { description: "All of it, in one document.", ...content };
  return { ...withoutCursor(operation), responses: { ...responses, 200: whole } };
}

function withoutCursor({ parameters = [], ...operation }: Omit<Operation, "responses">) {
  return { ...operation, parameters: parameters.filter(({ name }) => name !== "cursor") };
}
