import { describe, expect, it } from "vitest";
import { readMailAddress } from "./mail-address.ts";

describe("readMailAddress", () => {
  it.each([
    ["no-reply@example.com", "", "no-reply@example.com"],
    [" No-Reply@Example.com ", "", "no-reply@example.com"],
    ["<no-reply@example.com>", "", "no-reply@example.com"],
    ["Tenon <no-reply@example.com>", "Tenon", "no-reply@example.com"],
    ["Tenon<no-reply@example.com>", "Tenon", "no-reply@example.com"],
    [`"Tenon, Inc." <no-reply@example.com>`, "Tenon, Inc.", "no-reply@example.com"],
    ["Zoë's Tenon <no-reply@example.com>", "Zoë's Tenon", "no-reply@example.com"],
  ])("reads %j", (text, name, address) => {
    expect(readMailAddress(text)).toEqual({ name, address });
  });

  it.each([
    "",
    "Tenon",
    "Tenon no-reply@example.com",
    "Tenon <no-reply>",
    "Tenon <no-reply@example.com> more",
    "Tenon <a@example.com>, Eve <b@example.com>",
    "a@example.com, b@example.com",
    "Tenon\r\nBcc: eve@example.com <no-reply@example.com>",
    `Te"non <no-reply@example.com>`,
  ])("refuses %j (M8)", (text) => {
    expect(readMailAddress(text)).toBeNull();
  });
});
