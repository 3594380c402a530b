import { expect, test } from "vitest";
import { nameImports } from "./name-imports.ts";

test("imports each name once, and keeps apart what has the same name", () => {
  const declaration = [
    'type A = import("./rows.js").Row<import("./rows.js").Row, import("pkg").Deep.Name>;',
    'type B = import("./other.js").Row;',
    "",
  ].join("\n");

  expect(nameImports(declaration)).toBe(
    [
      'import type { Deep } from "pkg";',
      'import type { Row } from "./rows.js";',
      "type A = Row<Row, Deep.Name>;",
      'type B = import("./other.js").Row;',
      "",
    ].join("\n"),
  );
});

test("leaves alone what is imported by name already", () => {
  const declaration = 'import type { A } from "./a.js";\nexport type B = A;\n';

  expect(nameImports(declaration)).toBe(declaration);
});
