import { describe, expect, it } from "vitest";
import { createLogger, type Logger, serializeError } from "./logger.ts";

function logged(write: (logger: Logger) => void, level = "debug"): string[] {
  const lines: string[] = [];
  write(
    createLogger({
      level,
      format: "json",
      destination: { write: (line) => void lines.push(line) },
    }),
  );
  return lines;
}

describe("createLogger", () => {
  it("writes one JSON object a line, with the level's name and the time in UTC", () => {
    const [line = "", ...more] = logged((logger) =>
      logger.info({ event: "request", status: 200 }, "request"),
    );
    expect(more).toEqual([]);
    expect(line).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(line)).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: "request",
      status: 200,
      msg: "request",
    });
  });

  it("leaves out what is below its level", () => {
    const write = (logger: Logger) => {
      logger.debug({}, "debug");
      logger.warn({}, "warn");
    };
    expect(logged(write, "info")).toHaveLength(1);
    expect(logged(write, "silent")).toHaveLength(0);
  });

  it.each([
    "password",
    "passwordHash",
    "accessToken",
    "refreshToken",
    "token",
    "secret",
    "authorization",
    "cookie",
    "set-cookie",
    "privateJwk",
  ])("strikes out %s wherever it stands in what is logged (K1)", (name) => {
    const secret = { [name]: "canary", id: "kept" };
    const [line = ""] = logged((logger) =>
      logger.info({ ...secret, input: secret, request: { headers: secret } }, "call"),
    );
    expect(line).not.toContain("canary");
    expect(line.match(/\[redacted\]/g)).toHaveLength(3);
    expect(line.match(/kept/g)).toHaveLength(3);
  });

  it.each(["a\r\nb", "a\nINFO forged", "\u001B[2J\u001B[31mred", "\u2028\u0085\0"])(
    "keeps %j within its one line, as JSON (K3)",
    (text) => {
      const [line = "", ...more] = logged((logger) =>
        logger.info({ userAgent: text, [text]: 1 }, text),
      );
      expect(more).toEqual([]);
      expect(Array.from(line.trimEnd()).filter((sign) => sign < " ")).toEqual([]);
      expect(JSON.parse(line)).toMatchObject({ userAgent: text, msg: text });
    },
  );

  it.each(["json", "pretty"] as const)(
    "writes %s to the terminal when it is given no destination",
    (format) => {
      expect(() => createLogger({ level: "silent", format }).info("nothing")).not.toThrow();
    },
  );
});

describe("serializeError", () => {
  const prismaError = Object.assign(
    new Error(
      "\nInvalid `prisma.user.create()` invocation:\n{ data: { email: 'canary@example.com' } }",
    ),
    {
      name: "PrismaClientKnownRequestError",
      code: "P2002",
      meta: { target: "canary" },
      clientVersion: "7",
    },
  );

  it("keeps type, message and place of an error, and nothing that hangs on it", () => {
    const error = Object.assign(new TypeError("x is not a function"), {
      input: "canary",
      request: { cookie: "canary" },
    });
    expect(serializeError(error)).toEqual({
      type: "TypeError",
      message: "x is not a function",
      stack: expect.stringContaining("logger.test.ts"),
    });
  });

  it.each([
    ["Prisma", prismaError, "P2002"],
    [
      "Prisma's adapter",
      Object.assign(new Error("canary"), {
        name: "DriverAdapterError",
        cause: { detail: "canary" },
      }),
      undefined,
    ],
    [
      "Prisma, in an error of ours",
      new Error("could not be stored", { cause: prismaError }),
      "P2002",
    ],
    [
      "Prisma, two errors deep",
      new Error("a", { cause: new Error("b", { cause: prismaError }) }),
      "P2002",
    ],
  ])("keeps the place of an error of %s, and none of its words (K2)", (_name, error, code) => {
    const written = JSON.stringify(serializeError(error));
    expect(written).toContain("logger.test.ts");
    expect(written).not.toContain("canary");
    expect(written).not.toContain("invocation");
    if (code !== undefined) expect(written).toContain(code);
  });

  it("is what the logger writes for err (K2)", () => {
    const [line = ""] = logged((logger) => logger.error({ err: prismaError }, "call failed"));
    expect(JSON.parse(line)).toMatchObject({
      err: { code: "P2002", stack: expect.stringContaining("at ") },
    });
    expect(line).not.toContain("canary");
  });
});
