import { createHash } from "node:crypto";
import { refuseRequest } from "./refuse-field.ts";

/**
 * The tag of a row as it was answered: its version, by which changes are held against each other, and a digest of the
 * answer, as that says more than the row itself, like how many comments a post has.
 */
export function entityTag(version: number, body: string): string {
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 16);
  return `"${version}-${digest}"`;
}

/** The version that `If-Match` names; nothing for `*`, which any version is. */
export function expectedVersion(ifMatch: string): number | undefined {
  if (ifMatch.trim() === "*") return undefined;
  const tags = tagsIn(ifMatch);
  if (!tags) throw refuseRequest('If-Match must be an ETag that was answered, or a version: "3".');
  const [version = neverReached, another] = new Set(tags.flatMap(versionIn));
  if (another !== undefined) throw refuseRequest("If-Match may name one version only.");
  return version;
}

/** What a tag is sent on as that is weak or none of ours, and so matches no row. */
const neverReached = 2_147_483_647;

function versionIn(tag: string): number | [] {
  const version = /^"([1-9]\d{0,8})(?:-[\w-]+)?"$/.exec(tag)?.[1];
  return version === undefined ? [] : Number(version);
}

/** Whether `If-None-Match` names a tag: then the caller has the answer already. Compared weakly, as RFC 9110 has it. */
export function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return tagsIn(ifNoneMatch)?.some((known) => known.replace("W/", "") === tag) ?? false;
}

/** Null where it is no list of tags. */
function tagsIn(header: string): string[] | null {
  const tags = header.split(",").map((tag) => tag.trim());
  return tags.every((tag) => /^(?:W\/)?"[^"]*"$/.test(tag)) ? tags : null;
}
