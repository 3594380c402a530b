import { describe, expect, it } from "vitest";
import { readMessage } from "./tabs.ts";

const session = {
  status: "signed-in",
  user: { id: "1", name: "Ada", email: "ada@example.com", version: 1 },
  accessToken: "token",
  expiresAt: 2,
  renewAt: 1,
};

describe("readMessage", () => {
  it.each([{ type: "wanted" }, { type: "signed-out" }, { type: "granted", session }])(
    "understands %j",
    (message) => {
      expect(readMessage(message)).toEqual(message);
    },
  );

  it.each([
    null,
    "signed-out",
    { type: "other" },
    { type: "granted" },
    { type: "granted", session: { ...session, accessToken: 1 } },
    { type: "granted", session: { ...session, user: { id: "1" } } },
    { type: "granted", session: { ...session, status: "expired" } },
  ])("passes over %j", (message) => {
    expect(readMessage(message)).toBeNull();
  });
});
