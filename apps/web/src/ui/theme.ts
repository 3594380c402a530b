import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const pine: MantineColorsTuple = [
  "#eef8f4",
  "#dceee7",
  "#b6dccd",
  "#8ccab2",
  "#67bd9b",
  "#47a883",
  "#35946f",
  "#2b7f60",
  "#1f684d",
  "#12523b",
];

const dark: MantineColorsTuple = [
  "#e4e9e7",
  "#c5cdca",
  "#a5afab",
  "#87928d",
  "#4c5652",
  "#38413d",
  "#2a312e",
  "#161a18",
  "#111413",
  "#0b0e0d",
];

/** Mantine's red, darker where white text stands on it. */
const red: MantineColorsTuple = [
  "#fff2f0",
  "#ffe0dc",
  "#ffc1ba",
  "#ff9b8f",
  "#f97567",
  "#ea5546",
  "#d63a2b",
  "#c4281b",
  "#a91f14",
  "#8a1810",
];

export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 7 },
  colors: { pine, red, dark },
  defaultRadius: "sm",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  headings: { fontWeight: "650" },
  focusRing: "auto",
  respectReducedMotion: true,
  cursorType: "pointer",
  breakpoints: { xs: "30em", sm: "48em", md: "62em", lg: "75em", xl: "88em" },
});

/** Mantine's own greys and reds for secondary text, placeholders and errors are too faint for WCAG AA. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5b6570",
    "--mantine-color-placeholder": "#69727d",
    "--mantine-color-error": red[7],
    "--mantine-color-pine-light-color": pine[8],
    "--mantine-color-red-light-color": red[7],
    "--app-surface": "#f7f8f8",
    "--app-raised": "#ffffff",
    "--app-card": "#ffffff",
    "--app-accent-text": pine[7],
    "--app-hover": "#f0f3f2",
    "--app-notice": "#f4faf7",
    "--app-border": "#dfe3e2",
    "--app-control-border": "#868f8c",
    "--app-field": "#ffffff",
    "--app-mark-strong": pine[7],
    "--app-mark-soft": pine[4],
    "--app-overdue": red[8],
    "--app-urgent": "#c4320a",
    "--app-priority": "#56625d",
    "--app-priority-off": "#d3d9d7",
  },
  dark: {
    "--mantine-color-dimmed": dark[2],
    "--mantine-color-placeholder": "#929d98",
    "--mantine-color-error": red[3],
    "--mantine-color-pine-light-color": pine[3],
    "--mantine-color-red-light-color": red[3],
    "--app-surface": "#101312",
    "--app-raised": "#222826",
    "--app-card": "#161a18",
    "--app-accent-text": pine[4],
    "--app-hover": "#232927",
    "--app-notice": "#15211c",
    "--app-border": "#303835",
    "--app-control-border": "#75807b",
    "--app-field": dark[6],
    "--app-mark-strong": pine[4],
    "--app-mark-soft": pine[7],
    "--app-overdue": red[3],
    "--app-urgent": "#ff8f66",
    "--app-priority": "#aab4b0",
    "--app-priority-off": "#3d4642",
  },
});
