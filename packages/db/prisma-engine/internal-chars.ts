import { ColumnTypeEnum, type SqlResultSet } from "@prisma/driver-adapter-utils";
import pg from "pg";

const INTERNAL_CHAR = 18;
const TEXT = 25;

type RowDescription = { fields: { dataTypeID: number }[] };

/**
 * The catalogs of PostgreSQL answer with its internal "char", which the adapter refuses and the engine needs.
 * So it passes the adapter as text and becomes a character again behind it. For one session at a time.
 */
export class InternalChars {
  readonly Client: new (config?: pg.ClientConfig) => pg.Client;
  #columns: number[] = [];

  constructor() {
    const hide = (description: RowDescription) => this.#hide(description);
    this.Client = class extends pg.Client {
      constructor(config?: pg.ClientConfig) {
        super(config);
        this.connection.on("rowDescription", hide);
      }
    };
  }

  restore(result: SqlResultSet): SqlResultSet {
    for (const column of this.#columns) result.columnTypes[column] = ColumnTypeEnum.Character;
    this.#columns = [];
    return result;
  }

  #hide({ fields }: RowDescription): void {
    this.#columns = [];
    for (const [column, field] of fields.entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR) continue;
      field.dataTypeID = TEXT;
      this.#columns.push(column);
    }
  }
}
