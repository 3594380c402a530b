import { describe, expect, it } from "vitest";
import { readSmtpUrl } from "./smtp-server.ts";

const ada = { user: "ada", password: "secret" };

describe("readSmtpUrl", () => {
  it.each([
    ["smtp://ada:secret@mail.example.com:2525", ["mail.example.com", 2525, "required", ada]],
    ["smtp://ada:secret@Mail.Example.com", ["mail.example.com", 587, "required", ada]],
    ["smtp://mail.example.com/", ["mail.example.com", 587, "required", null]],
    ["smtps://ada:secret@mail.example.com", ["mail.example.com", 465, "implicit", ada]],
    ["smtps://mail.example.com:587", ["mail.example.com", 587, "implicit", null]],
    ["smtp://10.0.0.7:25", ["10.0.0.7", 25, "required", null]],
    ["smtp://[2001:db8::1]:25", ["2001:db8::1", 25, "required", null]],
  ])("reads %s: TLS is needed on the way to another machine", (url, expected) => {
    const { host, port, tls, credentials } = readSmtpUrl(url) ?? {};
    expect([host, port, tls, credentials]).toEqual(expected);
  });

  it.each([
    ["smtp://localhost:1025", "off"],
    ["smtp://127.0.0.1:1025", "off"],
    ["smtp://[::1]:1025", "off"],
    ["smtp://127.0.0.1.example.com:1025", "required"],
    ["smtp://localhost.example.com", "required"],
    ["smtp://localhost:1025?tls=required", "required"],
    ["smtp://relay.internal:25?tls=off", "off"],
    ["smtps://localhost:1025", "implicit"],
  ])("takes from %s that TLS is %s", (url, tls) => {
    expect(readSmtpUrl(url)).toMatchObject({ tls });
  });

  it("reads percent-encoded signs in user and password", () => {
    const user = "ada@example.com";
    const password = "p/a:s@s#w?ö%rd ";
    const url = `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@mail.example.com`;
    expect(readSmtpUrl(url)?.credentials).toEqual({ user, password });
  });

  it.each([
    "",
    "mail.example.com:587",
    "http://mail.example.com",
    "smtp://",
    "smtp:mail.example.com",
    "smtp://ada:secret/x@mail.example.com",
    "smtp://ada:%zz@mail.example.com",
    "smtp://mail.example.com:99999",
    "smtp://mail.example.com/path",
    "smtp://mail.example.com#fragment",
    "smtp://mail.example.com?tls=maybe",
    "smtp://mail.example.com?tls=off&pool=true",
    "smtp://mail.example.com?tls.rejectUnauthorized=false",
    "smtps://mail.example.com?tls=off",
  ])("refuses %j", (url) => {
    expect(readSmtpUrl(url)).toBeNull();
  });
});
