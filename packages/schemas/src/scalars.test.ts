import { describe, expect, it } from "vitest";
import { Email, Id, line, note, text, Timestamp, Version } from "./scalars.ts";

const operators = [{ not: "" }, { contains: "" }, { $ne: null }, ["a"], 7, true, null, undefined];

describe("Id", () => {
  it.each([
    "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44",
    "9b2f3c44-51aa-4b1d-8f0e-2a6b7c8d9e0f",
    "00000000-0000-0000-0000-000000000000",
  ])("takes %s", (id) => {
    expect(Id.parse(id)).toBe(id);
  });

  it.each([
    "",
    "1",
    "not-a-uuid",
    "01938f6a7c1e7a3b9d520c2f6b1e8a44",
    "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a4",
    "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44\n",
    "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44\0",
    "{01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44}",
    "'; DROP TABLE tasks; --",
    ...operators,
  ])("refuses %j (E9, E11)", (id) => {
    expect(Id.safeParse(id).success).toBe(false);
  });
});

describe("Version", () => {
  it.each([1, 2, 2_147_483_647])("takes %d", (version) => {
    expect(Version.parse(version)).toBe(version);
  });

  it.each([
    0,
    -1,
    1.5,
    2_147_483_648,
    9_007_199_254_740_992,
    1e400,
    Number.NaN,
    "1",
    1n,
    { increment: 1 },
    null,
  ])("refuses %s (E7, E11)", (version) => {
    expect(Version.safeParse(version).success).toBe(false);
  });
});

describe("Timestamp", () => {
  it.each(["1900-01-01T00:00:00.000Z", "2026-02-28T12:00:00.000Z", "9999-12-31T23:59:59.999Z"])(
    "takes %s",
    (moment) => {
      expect(Timestamp.parse(new Date(moment)).toISOString()).toBe(moment);
    },
  );

  it.each([
    "0000-01-01T00:00:00Z",
    "1899-12-31T23:59:59.999Z",
    "+010000-01-01T00:00:00Z",
    "+275760-09-13T00:00:00Z",
    "-200000-01-01T00:00:00Z",
    "not a date",
  ])("refuses the date %s (E8)", (moment) => {
    expect(Timestamp.safeParse(new Date(moment)).success).toBe(false);
  });

  it.each(["2026-02-28T12:00:00.000Z", 0, 1_700_000_000_000, { gte: new Date() }, null])(
    "refuses %j, which is no date (E11)",
    (value) => {
      expect(Timestamp.safeParse(value).success).toBe(false);
    },
  );
});

describe("Email", () => {
  it.each([
    ["ada@example.com", "ada@example.com"],
    ["  Ada@Example.COM\t", "ada@example.com"],
    ["ada@example.com\r\n", "ada@example.com"],
    ["a.b+tag@sub.example.co", "a.b+tag@sub.example.co"],
    [`${" ".repeat(60)}${addressOf(254)}`, addressOf(254)],
  ])("reads %j as %j", (entered, email) => {
    expect(Email.parse(entered)).toBe(email);
  });

  it.each([
    "",
    " ",
    "ada",
    "ada@",
    "@example.com",
    "ada@example",
    "ada@@example.com",
    "ada@exam ple.com",
    "ada@example.com, eve@example.com",
    "ada@example.com\r\nBcc: eve@example.com",
    "ada\n@example.com",
    "ada\0@example.com",
    "ada\uD800@example.com",
    '"ada@evil.example eve"@example.com',
    "Ada <ada@example.com>",
    addressOf(255),
    `${"a".repeat(100_000)}@example.com`,
    `${"a.".repeat(50_000)}@${"b-".repeat(50_000)}`,
    ...operators,
  ])("refuses %j (E5, E6, E11, M8)", (email) => {
    expect(Email.safeParse(email).success).toBe(false);
  });

  function addressOf(length: number): string {
    const domain = `${`${"b".repeat(60)}.`.repeat(3)}example.com`;
    return `${"a".repeat(length - domain.length - 1)}@${domain}`;
  }
});

describe("text", () => {
  const Note = text(5);

  it.each(["", "a", "  a  ", "12345", "a\tb\nc", "Zoë", "\u{1F600}".repeat(5), "%_\\"])(
    "keeps %j as it is",
    (value) => {
      expect(Note.parse(value)).toBe(value);
    },
  );

  it.each(["\0", "a\0b"])("refuses %j, which holds NUL (E5)", (value) => {
    expect(Note.safeParse(value).success).toBe(false);
  });

  it.each(["\uD800", "a\uDFFF", "\uDE00\uD83D", "\u{1F600}".slice(0, 1)])(
    "refuses %j, which holds half a character (E6)",
    (value) => {
      expect(Note.safeParse(value).success).toBe(false);
    },
  );

  it.each(["123456", "\u{1F600}".repeat(6)])("refuses %j, longer than 5 characters", (value) => {
    expect(Note.safeParse(value).error?.issues).toMatchObject([
      { message: "Must be at most 5 characters." },
    ]);
  });

  it.each(operators)("refuses %j, which is no string (E11)", (value) => {
    expect(Note.safeParse(value).success).toBe(false);
  });
});

describe("line", () => {
  it.each([
    ["a", "a"],
    [" a b ", "a b"],
    ["\u00A0a\n", "a"],
    ["12345", "12345"],
  ])("reads %j as %j", (entered, value) => {
    expect(line(5).parse(entered)).toBe(value);
  });

  it.each(["", " ", "\t\n", "\u00A0\u3000", "123456", "a\0", "a\uD800"])(
    "refuses %j (E5, E6)",
    (value) => {
      expect(line(5).safeParse(value).success).toBe(false);
    },
  );

  it.each([
    "a\nb",
    "a\tb",
    "a\u001B[1m",
    "a\u202Eb",
    "a\u2066b",
    "a\u2028b",
    "\u200B\u200D",
    "\u2060",
  ])("refuses %j, which is no plain line", (value) => {
    expect(line(9).safeParse(value).success).toBe(false);
  });

  it.each(["\u{1F468}\u200D\u{1F469}", "a\u00ADb", "\u0645\u0631\u062D\u0628\u0627"])(
    "takes %j",
    (value) => {
      expect(line(9).parse(value)).toBe(value);
    },
  );
});

describe("note", () => {
  it("keeps its lines", () => {
    expect(note(9).parse(" a\n\nb ")).toBe("a\n\nb");
  });

  it.each(["", " \n ", "\u200B"])("refuses %j", (value) => {
    expect(note(9).safeParse(value).success).toBe(false);
  });
});
