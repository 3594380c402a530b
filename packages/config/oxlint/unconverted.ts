/** Where the web app still speaks English only; docs/design.md tells how to convert a folder. This list only shrinks. */
export const unconverted = [
  "apps/web/src/{overlays.tsx,workspace.ts}",
  "apps/web/src/routes/_app/{home,posts.*,shop.*,orders.*,admin,admin.*}.tsx",
  "apps/web/src/features/{api-keys,audit,cart,comments,desk,home,orders,palette,posts,products,shop,users}/**",
];
