import type { LinkOptions } from "@tanstack/react-router";

export type OptionIcon =
  | "account"
  | "audit"
  | "cart"
  | "colours"
  | "export"
  | "home"
  | "import"
  | "key"
  | "keyboard"
  | "new"
  | "order"
  | "post"
  | "product"
  | "settings"
  | "shop"
  | "sign-out"
  | "task";

/** Something that the palette offers: a way to somewhere, or an act. */
export type Option = {
  /** One of its kind, whatever else is offered. */
  key: string;
  icon: OptionIcon;
  text: string;
  /** What tells it from others of the same name. */
  detail?: string;
  /** Other words for it. */
  words?: string;
  /** What does the same without the palette. */
  keys?: string[];
} & ({ way: LinkOptions } | { act: () => void });

export type OptionGroup = { name: string; options: Option[] };
