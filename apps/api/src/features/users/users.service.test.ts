import { expect, it } from "vitest";
import type { User } from "@tenon/schemas/users";
import { createUserService } from "./users.service.ts";

const actor = {
  userId: "01970000-0000-7000-8000-000000000001",
  role: "member",
  via: { kind: "session", sessionId: "s" },
} as const;
const stored: User = {
  id: actor.userId,
  email: "a@example.com",
  name: "A",
  role: "member",
  isActive: true,
  emailVerified: false,
  createdAt: new Date(),
  updatedAt: new Date(),
  version: 3,
};

it("tells a stale profile from one that is gone", async () => {
  const stale = createUserService({ rename: async () => null, findById: async () => stored });
  await expect(stale.updateMe(actor, { name: "B", version: 2 })).rejects.toMatchObject({
    reason: { code: "STALE_VERSION", current: stored },
  });
  const gone = createUserService({ rename: async () => null, findById: async () => null });
  await expect(gone.updateMe(actor, { name: "B" })).rejects.toMatchObject({
    reason: { code: "NOT_FOUND" },
  });
  await expect(gone.me(actor)).rejects.toMatchObject({ reason: { code: "NOT_FOUND" } });
});
