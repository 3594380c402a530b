import type { z } from "zod";
import type { FieldIssue } from "@tenon/schemas/errors";

const maxIssues = 20;
const maxText = 200;

/** The first issues of a failed parse, cut so that no input can make the answer grow with it. */
export function fieldIssues({ issues }: z.core.$ZodError): FieldIssue[] {
  return issues.slice(0, maxIssues).map((issue) => ({
    path: issue.path.slice(0, 10).map(pathSegment),
    message: cut(issue.message),
  }));
}

function pathSegment(segment: PropertyKey): string | number {
  return typeof segment === "number" ? segment : cut(String(segment));
}

function cut(text: string): string {
  return text.length <= maxText ? text : `${text.slice(0, maxText - 1)}…`;
}
