import { type DestinationStream, type Logger as PinoLogger, pino, stdSerializers } from "pino";
import pretty from "pino-pretty";

export type Logger = Pick<PinoLogger, "debug" | "info" | "warn" | "error" | "flush">;

type LoggerOptions = {
  level: string;
  format: "json" | "pretty";
  destination?: DestinationStream;
};

/** Writes one JSON object a line, or readable lines for people at a terminal. Secrets are struck out by name. */
export function createLogger({ level, format, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: serializeError },
      redact: { paths: secretPaths, censor: "[redacted]" },
    },
    destination ?? (format === "pretty" ? prettyDestination() : pino.destination({ sync: false, minLength: 0 })),
  );
}

const secrets = ["password", "passwordHash", "accessToken", "refreshToken", "token", "secret", "authorization", "cookie", "set-cookie", "privateJwk"];
const secretPaths = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** Prisma's messages quote the values of a call, so of its errors only name, code and place are kept. */
export function serializeError(error: Error): object {
  const { type, message, stack, ...rest } = stdSerializers.err(error);
  if (!isFromPrisma(error)) return { type, message, stack };
  const frames = stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { type, code: rest["code"], stack: frames?.join("\n") };
}

function isFromPrisma(error: Error): boolean {
  return error.name.startsWith("PrismaClient") || error.name === "DriverAdapterError";
}

function prettyDestination(): DestinationStream {
  return pretty({
    colorize: process.stdout.isTTY,
    translateTime: "SYS:HH:MM:ss",
    singleLine: true,
    sync: true,
  });
}
