import pg from "pg";
import { explainConnectionFailure } from "./connection-failure.ts";
import { acquireEmbeddedPostgres } from "./embedded/embedded-postgres.ts";

export type ResolvedDatabase = AsyncDisposable & {
  url: string;
  embedded: boolean;
  /** Gives the embedded server back; does nothing to a server of your own. */
  release(): Promise<void>;
};

export type ResolveOptions = {
  /** Where the embedded server keeps its data when DATABASE_URL is not set. */
  dataDir: string;
  onProgress?: (message: string) => void;
};

/** A DATABASE_URL that can't be used, with the sentence that says why; the password is not in it. */
export class DatabaseUrlError extends Error {
  override readonly name = "DatabaseUrlError";
}

type DatabaseUrls = { DATABASE_URL?: string | undefined; DATABASE_DIRECT_URL?: string | undefined };

/** The database of this environment, past a pooler: DATABASE_DIRECT_URL or DATABASE_URL when it is set, else the embedded server. */
export async function resolveDatabase(
  env: DatabaseUrls,
  options: ResolveOptions,
): Promise<ResolvedDatabase> {
  if (env.DATABASE_URL) {
    const variable = env.DATABASE_DIRECT_URL ? "DATABASE_DIRECT_URL" : "DATABASE_URL";
    const url = env[variable] ?? "";
    await checkDatabaseUrl(url, variable);
    const release = async () => {};
    return { url, embedded: false, release, [Symbol.asyncDispose]: release };
  }
  if (env.DATABASE_DIRECT_URL) {
    throw new DatabaseUrlError(
      "DATABASE_DIRECT_URL is set, and DATABASE_URL is not. Set both: the pooler's address in DATABASE_URL.",
    );
  }
  const server = await acquireEmbeddedPostgres(options);
  return { ...server, embedded: true };
}

export async function checkDatabaseUrl(url: string, variable = "DATABASE_URL"): Promise<void> {
  refuseWhatWeCannotUse(url, variable);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    const { message, kind } = explainConnectionFailure(error, url);
    throw new DatabaseUrlError(`${variable} does not work. ${message} ${remedies[kind]}`);
  } finally {
    await client.end().catch(() => {});
  }
}

const remedies = {
  credentials: "Check the user name and the password in it.",
  missing: "Create the database, or check the name at the end of the URL.",
  unreachable: "Start the server, or check host and port.",
  other: "Check the URL and the settings of the server.",
};

function refuseWhatWeCannotUse(url: string, variable: string): void {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== "postgres:" && parsed?.protocol !== "postgresql:") {
    throw new DatabaseUrlError(
      `${variable} is not a PostgreSQL URL. It should look like postgresql://user:password@host:5432/database; ` +
        "leave it out to use the embedded server.",
    );
  }
  if (parsed.searchParams.has("schema")) {
    throw new DatabaseUrlError(
      `${variable} has the parameter "schema". All tables live in the schema "public": take the parameter out.`,
    );
  }
}
