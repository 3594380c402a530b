import { expect, it } from "vitest";
import { authorizedFetch } from "./authorized-fetch.ts";

it("sends the token along", async () => {
  const { call, sent } = create({ tokens: ["a"], accepts: ["a"] });
  expect((await call()).status).toBe(200);
  expect(sent).toEqual(["Bearer a"]);
});

it("tries once more with a new token when the first is refused", async () => {
  const { call, sent } = create({ tokens: ["a", "b"], accepts: ["b"] });
  expect((await call()).status).toBe(200);
  expect(sent).toEqual(["Bearer a", "Bearer b"]);
});

it("does not try a third time", async () => {
  const { call, sent } = create({ tokens: ["a", "b", "c"], accepts: ["c"] });
  expect((await call()).status).toBe(401);
  expect(sent).toEqual(["Bearer a", "Bearer b"]);
});

it("hands the refusal on when there is no other token", async () => {
  const { call, sent } = create({ tokens: ["a"], accepts: [] });
  expect((await call()).status).toBe(401);
  expect(sent).toEqual(["Bearer a"]);
});

it("asks without a token when signed out, and takes the answer as it is", async () => {
  const { call, sent } = create({ tokens: [], accepts: [] });
  expect((await call()).status).toBe(401);
  expect(sent).toEqual([null]);
});

function create({ tokens, accepts }: { tokens: string[]; accepts: string[] }) {
  const sent: (string | null)[] = [];
  const left = [...tokens];
  const next = async () => left.shift() ?? null;
  const fetch = authorizedFetch({ token: next, tokenInsteadOf: next }, async (_input, init) => {
    const authorization = new Headers(init.headers).get("authorization");
    sent.push(authorization);
    const isAccepted = accepts.some((token) => authorization === `Bearer ${token}`);
    return new Response(null, { status: isAccepted ? 200 : 401 });
  });
  return { sent, call: () => fetch("/trpc", { method: "POST" }) };
}
