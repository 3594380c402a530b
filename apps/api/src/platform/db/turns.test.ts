import { expect, it } from "vitest";
import { AppError } from "#platform/errors/app-error.ts";
import { createTurns } from "./turns.ts";

it("lets so many work at once, and then the others in the order they came", async () => {
  const { take } = createTurns(2, 60_000);
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<number>());
  const answers = ends.map(({ promise }, index) =>
    take(() => {
      begun.push(index);
      return promise;
    }),
  );
  await expect.poll(() => begun).toEqual([0, 1]);
  ends[1]?.resolve(11);
  expect(await answers[1]).toBe(11);
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve(0);
  await Promise.all(answers);
  expect(begun).toEqual([0, 1, 2, 3]);
});

it("refuses who waited too long, and never begins their work", async () => {
  const { take } = createTurns(1, 20);
  const first = Promise.withResolvers<string>();
  const working = take(() => first.promise);
  let begun = false;
  const late = take(async () => {
    begun = true;
  });
  await expect(late).rejects.toThrow(AppError);
  await expect(late).rejects.toMatchObject({ reason: { code: "UNAVAILABLE", retryAfter: 1 } });
  first.resolve("done");
  expect(await working).toBe("done");
  expect(await take(async () => "next")).toBe("next");
  expect(begun).toBe(false);
});

it("passes a failure on, and gives the turn to the next", async () => {
  const { take } = createTurns(1, 60_000);
  await expect(take(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await take(async () => "next")).toBe("next");
});
