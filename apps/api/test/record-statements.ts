import { vi } from "vitest";
import { z } from "zod";
import type { TestApp } from "./create-test-app.ts";

/** A statement as node-postgres was given it. */
export type Statement = z.infer<typeof Statement>;
const Statement = z.object({ text: z.string(), values: z.array(z.unknown()).default([]) });

/** What the app asked the database outside of transactions while `work` ran. */
export async function recordStatements<Answer>(
  app: TestApp,
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; statements: Statement[] }> {
  const query = vi.spyOn(app.container.database.pool, "query");
  try {
    const answer = await work();
    return { answer, statements: query.mock.calls.map(([asked]) => Statement.parse(asked)) };
  } finally {
    query.mockRestore();
  }
}
