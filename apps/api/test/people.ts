import type { AuthGrant } from "@tenon/schemas/auth";
import type { TestApp, TestClient } from "./create-test-app.ts";

export const password = "correct horse battery";

let made = 0;

/** An address that nobody in this process has used. */
export function newEmail(): string {
  made += 1;
  return `person-${made}@example.com`;
}

export type Person = { client: TestClient; grant: AuthGrant; email: string };

/** Registers somebody and signs them in as a service would. */
export async function signUp(app: TestApp, email = newEmail()): Promise<Person> {
  const grant = await app.client().auth.register.mutate({ email, password });
  return { client: app.client({ accessToken: grant.accessToken }), grant, email };
}

/** Registers somebody whom the operator then makes an administrator. */
export async function signUpAdmin(app: TestApp, email = newEmail()): Promise<Person> {
  const person = await signUp(app, email);
  const { id } = person.grant.user;
  await app.container.database.prisma.user.update({ where: { id }, data: { role: "admin" } });
  return person;
}
