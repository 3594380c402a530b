import { createStore, del, get, set } from "idb-keyval";
import type { User } from "@tenon/schemas/users";
import { isRecord } from "./is-record.ts";
import { forgetAnswers } from "./kept-answers.ts";
import { forgetChanges } from "./outbox.ts";

const store = createStore("tenon-person", "person");
const key = "last";
const keptForMs = 7 * 24 * 60 * 60_000;

/** Who was signed in here last, and nobody else: whose answers may be shown without a connection. A name, and no credential. */
export async function rememberPerson(user: User): Promise<void> {
  const known = await lastPerson();
  if (known !== null && known.id !== user.id) await forgetPerson();
  await forgetChanges(user.id);
  await set(key, { user, at: Date.now() }, store);
}

export async function forgetPerson(): Promise<void> {
  await del(key, store);
  await forgetAnswers();
}

export async function lastPerson(): Promise<User | null> {
  const kept = await get<unknown>(key, store);
  if (!isRecord(kept) || typeof kept["at"] !== "number") return null;
  if (kept["at"] <= Date.now() - keptForMs) return null;
  const schemas = await import("@tenon/schemas/users");
  return schemas.User.safeParse(kept["user"]).data ?? null;
}
