import type { z } from "zod";
import { AppError } from "#platform/errors/app-error.ts";
import { parseJson } from "#platform/parse-json.ts";

/** Reads what `writeCursor` wrote; anything else is VALIDATION_FAILED. */
export function parseCursor<Content extends z.ZodType>(
  cursor: string,
  content: Content,
): z.output<Content> {
  const parsed = content.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!parsed.success) throw cursorRefusal();
  return parsed.data;
}

export function writeCursor(content: (string | null)[]): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

export function cursorRefusal(): AppError {
  return new AppError({
    code: "VALIDATION_FAILED",
    issues: [
      { path: ["cursor"], message: "Must be a nextCursor of the same list in the same order." },
    ],
  });
}
