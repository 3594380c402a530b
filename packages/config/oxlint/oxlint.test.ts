import { beforeAll, describe, expect, it } from "vitest";
import { fences, layers } from "./arrows.ts";
import { oxlintConfig } from "./config.ts";
import { drawn } from "./drawn.ts";
import { plantedCode } from "./planted-code.ts";
import { plantedImports } from "./planted-imports.ts";
import { type Finding, lintPlanted } from "./planted-tree.ts";

const planted = [...plantedImports, ...plantedCode];
let found: Finding[];

beforeAll(async () => {
  found = await lintPlanted([...planted, ...drawn]);
});

describe("the lint gate", () => {
  it.each(planted)("refuses $file: $rule", ({ file, rule, says = "" }) => {
    expect(found.filter((finding) => finding.file === file)).toEqual([
      { file, rule, message: expect.stringContaining(says) },
    ]);
  });

  it("finds nothing that was not planted", () => {
    const files = new Set(planted.map(({ file }) => file));
    expect(found.filter(({ file }) => !files.has(file))).toEqual([]);
  });

  it.each([...layers, ...fences])("has a violation planted for: $sentence", ({ sentence }) => {
    expect(found.map(({ message }) => message)).toContain(sentence);
  });

  it("knows errors only: a rule is on or off", () => {
    const { rules, categories, overrides = [] } = oxlintConfig("/");
    const settings = [rules, categories, ...overrides.map((override) => override.rules)];
    const severities = settings.flatMap((each = {}) => Object.values(each).map(severityOf));
    expect(new Set(severities)).toEqual(new Set(["error", "off"]));
  });
});

function severityOf(setting: unknown): unknown {
  const [severity]: unknown[] = Array.isArray(setting) ? setting : [setting];
  return severity;
}
