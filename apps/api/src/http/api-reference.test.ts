import { expect, it } from "vitest";
import { apiReference } from "./api-reference.ts";

const reference = apiReference();

async function linkedFiles(): Promise<string[]> {
  const page = await (await reference.request("/docs")).text();
  return Array.from(page.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g), ([, path = ""]) => path);
}

it("names files of its own only, and every one is there", async () => {
  const files = await linkedFiles();
  expect(files).toHaveLength(4);
  for (const file of files) expect((await reference.request(file)).status).toBe(200);
});

it("has no script or style within the page, which no policy would let run", async () => {
  const page = await (await reference.request("/docs")).text();
  expect(page).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=/);
});

it("lets the library be kept for a year, under its version, and asks for the rest again", async () => {
  const kept = await Promise.all(
    (await linkedFiles()).map(async (file) => {
      const { headers } = await reference.request(file);
      return [/swagger-ui-[\d.]+\//.test(file), headers.get("cache-control")];
    }),
  );
  expect(kept).toEqual([
    [true, "public, max-age=31536000, immutable"],
    [false, "no-cache"],
    [true, "public, max-age=31536000, immutable"],
    [false, "no-cache"],
  ]);
});

it("sends the library compressed", async () => {
  const script = (await linkedFiles()).find((file) => file.endsWith("bundle.js")) ?? "";
  const response = await reference.request(script, { headers: { "accept-encoding": "gzip" } });
  expect(response.headers.get("content-encoding")).toBe("gzip");
});

it("serves nothing else of the library", async () => {
  const [style = ""] = await linkedFiles();
  const page = style.replace("swagger-ui.css", "index.html");
  expect((await reference.request(page)).status).toBe(404);
});
