import { newerVersion, type RowSchema } from "./newer-version.ts";

type TakeBack<Row extends { version: number }> = {
  /** The row as the change left it. */
  changed: Row;
  /** Stores what was before, in the place of that version. */
  store: (version: number) => Promise<Row>;
  loadSchema: () => Promise<RowSchema<Row>>;
  /** Whether what is to be taken back still stands there. */
  stands: (newer: Row) => boolean;
};

/** Takes a change back, and nothing that others did to the row meanwhile: of the same fields, it is refused. */
export async function takeBack<Row extends { version: number }>({
  changed,
  store,
  loadSchema,
  stands,
}: TakeBack<Row>): Promise<Row> {
  try {
    return await store(changed.version);
  } catch (error) {
    const newer = await newerVersion(error, loadSchema);
    if (!newer || !stands(newer)) throw error;
    return takeBack({ changed: newer, store, loadSchema, stands });
  }
}
