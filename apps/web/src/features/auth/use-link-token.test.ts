import { expect, it } from "vitest";
import { readLinkToken } from "./use-link-token.ts";

const token = "AaH9FxyRchi63mDQSbCyo942oLXeLAuFNnLqz01qHQrcFrv4m0rYBUSRKQ1XsNzR";

it("finds the token of a mailed link after the #", () => {
  expect(readLinkToken(`token=${token}`)).toBe(token);
});

it.each(["", "token=", "token=AaH9Fxy", `token=${token}&more`, `token=${token}%20`, "content"])(
  "finds none in %j",
  (hash) => {
    expect(readLinkToken(hash)).toBeNull();
  },
);
