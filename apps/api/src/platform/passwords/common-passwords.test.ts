import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, it } from "vitest";
import { isCommonPassword } from "./common-passwords.ts";

const words = ["ada.lovelace@example.com", "Ada Lovelace"];

it.each([
  "password",
  "Password123",
  "iloveyou1",
  "TRUSTNO1",
  "aaaaaaaa",
  "\u{1F511}".repeat(8),
  "a".repeat(128),
  "abababab",
  "tenotenotenoteno",
  "12345678",
  "0123456789",
  "1234567890".repeat(12),
  "87654321",
  "qwertyuiop",
  "poiuytrewq",
  "abcdefghijkl",
  "ZYXWVUTS",
])("knows %j (A7)", async (password) => {
  expect(await isCommonPassword(password, [])).toBe(true);
});

it.each([
  "ada.lovelace@example.com",
  "Ada.Lovelace",
  "ada lovelace",
  "AdaLovelace",
  "LovelaceAda!",
  "Lovelace1815",
  "tenontenon",
  "Tenon-2026",
  "ada-tenon",
])("knows %j of Ada Lovelace (A7)", async (password) => {
  expect(await isCommonPassword(password, words)).toBe(true);
});

it("compares composed words, however they were typed (A6, A7)", async () => {
  const [composed, decomposed] = ["Zo\u00EB K\u00F6nig", "Zoe\u0308 Ko\u0308nig"];
  expect(await isCommonPassword(decomposed, [composed])).toBe(true);
  expect(await isCommonPassword(composed, [decomposed])).toBe(true);
});

it.each([
  "correct horse battery",
  "x7#kd92!",
  "93475610",
  "Zo\u00E9 \u{1F511} lives here",
  "ada lovelace wrote the first program",
  "ada934756",
  "tenon tenon mortise",
])("has never heard of %j (A7)", async (password) => {
  expect(await isCommonPassword(password, words)).toBe(false);
});

it("takes nothing from an account without words (A7)", async () => {
  expect(await isCommonPassword("x7#kd92!", ["", " ", "."])).toBe(false);
});

it("stands on a list of more than 3,000 passwords that could be set (A7)", async () => {
  const long = dictionary["passwords-common"].filter((password) => password.length >= 8);
  expect(new Set(long).size).toBe(17_950);
  const sample = long.filter((_, index) => index % 50 === 0);
  const known = await Promise.all(sample.map((password) => isCommonPassword(password, [])));
  expect(known.every(Boolean)).toBe(true);
});
