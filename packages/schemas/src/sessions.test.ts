import { describe, expect, it } from "vitest";
import { ListSessionsInput, Session, SessionRef } from "./sessions.ts";

const id = "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44";

describe("ListSessionsInput", () => {
  it("may be left out", () => {
    expect(ListSessionsInput.parse(undefined)).toEqual({ limit: 20 });
  });

  it.each([{ limit: 0 }, { limit: 101 }, { cursor: "" }, { userId: id }, null])(
    "refuses %j (E10, E12)",
    (input) => {
      expect(ListSessionsInput.safeParse(input).success).toBe(false);
    },
  );
});

describe("SessionRef", () => {
  it.each([{}, { id: "1" }, { id, userId: id }, { id: { not: "" } }])(
    "refuses %j (E9, E11)",
    (ref) => {
      expect(SessionRef.safeParse(ref).success).toBe(false);
    },
  );
});

describe("Session", () => {
  it("lets nothing out that it does not name (D5)", () => {
    const session = {
      id,
      current: true,
      userAgent: null,
      address: null,
      createdAt: new Date(0),
      lastUsedAt: new Date(0),
      expiresAt: new Date(0),
    };
    expect(Session.parse({ ...session, generation: 4, userId: id })).toEqual(session);
  });
});
