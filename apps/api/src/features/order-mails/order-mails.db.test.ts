import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { mailsTo, subjectsTo, tokenMailedTo } from "#test/mailbox.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { addProduct, placeOrder } from "#test/shop.ts";

let app: TestApp;
let admin: Person;
let productId: string;
beforeAll(async () => {
  app = await createTestApp();
  admin = await signUpAdmin(app);
  productId = (await addProduct(admin, { stock: 10, amount: 1999 })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

it("a customer is told what was ordered, that it was sent, and that it was cancelled", async () => {
  const customer = await confirmed();
  const lines = [{ productId, quantity: 2 }];
  const sent = await placeOrder(app, customer, { lines });
  await admin.client.orders.pay.mutate({ id: sent.id });
  await admin.client.orders.ship.mutate({ id: sent.id });
  const dropped = await placeOrder(app, customer, { lines });
  await customer.client.orders.cancel.mutate({ id: dropped.id });

  const mails = await mailsTo(app, customer.email);

  expect(mails.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining([
      `Your order ${sent.number}`,
      `Your order ${sent.number} is on its way`,
      `Your order ${dropped.number}`,
      `Your order ${dropped.number} was cancelled`,
    ]),
  );
  const placed = mails.find(({ subject }) => subject === `Your order ${sent.number}`);
  expect(placed?.text).toContain("2 × Product");
  expect(placed?.text).toContain("Total: €39.98");
  expect(placed?.text).toContain(`/orders/${sent.id}`);
});

it("nobody is written to at an address that was never confirmed", async () => {
  const stranger = await signUp(app);
  await placeOrder(app, stranger, { lines: [{ productId, quantity: 1 }] });
  expect(await subjectsTo(app, stranger.email)).toEqual(["Confirm your e-mail address"]);
});

it("no mail tells of an order that was refused", async () => {
  const customer = await confirmed();
  const tooMany = placeOrder(app, customer, { lines: [{ productId, quantity: 9_999 }] });
  await expect(tooMany).rejects.toThrow();
  expect(await subjectsTo(app, customer.email)).toEqual(["Confirm your e-mail address"]);
});

async function confirmed(): Promise<Person> {
  const person = await signUp(app);
  const token = await tokenMailedTo(app, person.email, "verify-email");
  await person.client.auth.verifyEmail.mutate({ token });
  return person;
}
