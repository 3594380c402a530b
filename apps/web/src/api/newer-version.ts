import { reasonOf } from "./error-reason.ts";

/** What a row is to the server. */
export type RowSchema<Row> = { safeParse(input: unknown): { data?: Row | undefined } };

/**
 * The row as it is stored, where an edit was refused because it was made of an older version. Its schema is loaded only
 * then; where that fails, the refusal itself is what can be said.
 */
export async function newerVersion<Row>(
  error: unknown,
  loadSchema: () => Promise<RowSchema<Row>>,
): Promise<Row | undefined> {
  const reason = reasonOf(error);
  if (reason?.code !== "STALE_VERSION") return undefined;
  try {
    const schema = await loadSchema();
    return schema.safeParse(reason.current).data;
  } catch {
    return undefined;
  }
}
