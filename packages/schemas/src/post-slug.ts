/** Shorter than a slug may be: room for the number of one that is taken. */
const maxLength = 100;

/** Places beside the posts in the web app's addresses. */
const taken = new Set(["new"]);

/** The name of a post in its address, from its title: lower case, words joined by hyphens, without accents. */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const slug = words?.join("-").slice(0, maxLength).replace(/-+$/u, "");
  return slug === undefined || slug === "" || taken.has(slug) ? "post" : slug;
}
