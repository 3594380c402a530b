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
  "a".repeat(128),
  "abababab",
  "tenotenotenoteno",
  "12345678",
  "0123456789",
  "87654321",
  "qwertyuiop",
  "poiuytrewq",
  "abcdefghijkl",
  "ada.lovelace@example.com",
  "Ada.Lovelace",
  "ada lovelace",
  "AdaLovelace",
])("knows %j (A7)", (password) => {
  expect(isCommonPassword(password, words)).toBe(true);
});

it.each([
  "correct horse battery",
  "x7#kd92!",
  "Zo\u00E9 \u{1F511} lives here",
  "ada lovelace wrote the first program",
  "tenon tenon mortise",
])("has never heard of %j (A7)", (password) => {
  expect(isCommonPassword(password, words)).toBe(false);
});

it("stands on a list of more than 3,000 passwords that could be set (A7)", () => {
  const long = dictionary["passwords-common"].filter((password) => password.length >= 8);
  expect(new Set(long).size).toBeGreaterThan(15_000);
  expect(long.every((password) => isCommonPassword(password, []))).toBe(true);
});
