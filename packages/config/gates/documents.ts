import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { jsonEntries } from "./json-entries.ts";

export type Repository = { paths: string[]; scripts: string[] };

const notOurs = new Set(["node_modules", ".git", ".turbo", ".data", ".cache"]);
const madeLater =
  /(^|\/)(node_modules|dist|generated|coverage|benchmarks\/results|\.data|\.cache)(\/|$)/;

/** What documents name and the repository does not have: paths, links and npm scripts. */
export async function checkDocuments(root: string): Promise<string[]> {
  const paths = globSync("**", { cwd: root, exclude: (path) => notOurs.has(basename(path)) });
  const documents = paths.filter((path) => path.endsWith(".md") && !madeLater.test(path));
  const complaints = documents.map(async (document) => {
    const manifest = join(dirname(document), "package.json");
    const nearest = paths.includes(manifest) ? manifest : "package.json";
    const scripts = scriptsOf(await readFile(join(root, nearest), "utf8"));
    const text = await readFile(join(root, document), "utf8");
    return missing({ document, text }, { paths, scripts });
  });
  return (await Promise.all(complaints)).flat();
}

export function missing(
  { document, text }: { document: string; text: string },
  { paths, scripts }: Repository,
): string[] {
  return [
    ...namedPaths(text, paths)
      .filter((path) => !paths.some((known) => known === path || known.endsWith(`/${path}`)))
      .map((path) => `${document} names \`${path}\`, which does not exist.`),
    ...links(text)
      .filter((link) => !paths.includes(join(dirname(document), link)))
      .map((link) => `${document} links to ${link}, which does not exist.`),
    ...namedScripts(text)
      .filter((script) => !scripts.includes(script))
      .map(
        (script) => `${document} names \`npm run ${script}\`, which package.json does not have.`,
      ),
  ];
}

/** Spans of code that look like a path: a file with its ending, or anything in a folder of the root. */
function namedPaths(text: string, paths: string[]): string[] {
  const tops = new Set(paths.filter((path) => !path.includes("/")));
  return spans(text)
    .map((span) => span.replace(/\/$/, ""))
    .filter((span) => /^[\w.@-]+(\/[\w.$@-]+)+$/.test(span) && !madeLater.test(span))
    .filter(
      (span) =>
        tops.has(span.split("/")[0] ?? "") || /\.(tsx?|mjs|json|md|sql|ya?ml|prisma)$/.test(span),
    );
}

function spans(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, span]) => span ?? []);
}

function links(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .flatMap(([, link]) => link ?? [])
    .filter((link) => !/^(https?:|mailto:|#)/.test(link))
    .map((link) => link.replace(/#.*$/, "").replace(/\/$/, ""));
}

function namedScripts(text: string): string[] {
  return [...text.matchAll(/npm run ([\w:-]+)/g)].flatMap(([, script]) => script ?? []);
}

function scriptsOf(manifest: string): string[] {
  const parsed: unknown = JSON.parse(manifest);
  const [, scripts] = jsonEntries(parsed).find(([key]) => key === "scripts") ?? [];
  return jsonEntries(scripts).map(([name]) => name);
}
