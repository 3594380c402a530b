/** Where the web app still speaks English only; docs/design.md tells how to convert a folder. This list only shrinks. */
export const unconverted = [
  "apps/web/src/{overlays.tsx,workspace.ts}",
  "apps/web/src/routes/_app/{home,shop.*,orders.*}.tsx",
  "apps/web/src/features/{api-keys,cart,home,orders,palette,shop}/**",
];
