import type { Option } from "./option.ts";

export function optionId(listId: string, { key }: Option): string {
  return `${listId}-${key.replaceAll(" ", "-")}`;
}
