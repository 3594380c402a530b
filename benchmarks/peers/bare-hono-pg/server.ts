import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { errors, importJWK, jwtVerify } from "jose";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { readPeerEnv } from "#peer-env.ts";

// The least that one would write by hand for the same two calls: Hono, node-postgres, every statement prepared.

const { databaseUrl, issuer, jwks, port } = readPeerEnv();
const [jwk] = jwks.keys;
if (!jwk) throw new Error("There is no key to check tokens with.");
const key = await importJWK(jwk, "EdDSA");
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

const columns = `id, title, description, completed_at IS NOT NULL AS completed, completed_at AS "completedAt",
  priority, due_at AS "dueAt", tags, created_at AS "createdAt", updated_at AS "updatedAt", version`;

const app = new Hono<{ Variables: { userId: string } }>();

app.use(async (c, next) => {
  const sessionId = await readSessionId(c.req.header("authorization"));
  const { rows } = await pool.query<{ userId: string }>({
    name: "find-actor",
    text: `SELECT u.id AS "userId", u.role
      FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.id = $1 AND u.is_active AND s.ended_at IS NULL AND s.expires_at > now()
        AND s.rotated_at > now() - interval '30 days'`,
    values: [sessionId],
  });
  const [actor] = rows;
  if (!actor) return c.json({ error: "Sign in first." }, 401);
  c.set("userId", actor.userId);
  return next();
});

app.get("/tasks", async (c) => {
  const { rows } = await pool.query({
    name: "list-tasks",
    text: `SELECT ${columns} FROM tasks WHERE owner_id = $1 ORDER BY created_at DESC, id DESC LIMIT 20`,
    values: [c.get("userId")],
  });
  return c.json({ items: rows });
});

app.post("/tasks", async (c) => {
  const title = readTitle(await c.req.json());
  if (title === null) return c.json({ error: "A title has 1 to 200 characters." }, 400);
  const { rows } = await pool.query({
    name: "create-task",
    text: `INSERT INTO tasks (id, owner_id, title) VALUES ($1, $2, $3) RETURNING ${columns}`,
    values: [uuidv7(), c.get("userId"), title],
  });
  return c.json(rows[0]);
});

serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });

/** Null, which is no session's id, for whatever is no token of ours. */
async function readSessionId(authorization: string | undefined): Promise<unknown> {
  if (!authorization?.startsWith("Bearer ")) return null;
  try {
    const { payload } = await jwtVerify(authorization.slice(7), key, {
      algorithms: ["EdDSA"],
      issuer,
      audience: issuer,
      typ: "at+jwt",
    });
    return payload["sid"];
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function readTitle(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("title" in body)) return null;
  if (typeof body.title !== "string") return null;
  const title = body.title.trim();
  return title.length > 0 && title.length <= 200 ? title : null;
}
