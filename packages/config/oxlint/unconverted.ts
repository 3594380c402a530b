/** Where the web app still speaks English only; docs/design.md tells how to convert a folder. This list only shrinks. */
export const unconverted = [
  "apps/web/src/{overlays.tsx,workspace.ts}",
];
