import { t } from "@lingui/core/macro";
const browsers: [pattern: RegExp, name: string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: [pattern: RegExp, name: string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

const hand = new Set(["iPhone", "iPad", "Android"]);

/** A device as one would name it; what it says of itself proves nothing. */
export function describeDevice(userAgent: string | null): { name: string; isHandheld: boolean } {
  if (!userAgent) return { name: t`Unknown device`, isHandheld: false };
  const browser = nameOf(userAgent, browsers);
  const system = nameOf(userAgent, systems);
  const name =
    browser && system ? t`${browser} on ${system}` : (browser ?? system ?? productOf(userAgent));
  return { name, isHandheld: system !== null && hand.has(system) };
}

function nameOf(userAgent: string, names: [RegExp, string][]): string | null {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}

function productOf(userAgent: string): string {
  return /^[^/]{1,40}/.exec(userAgent)?.[0] ?? t`Unknown device`;
}
