import { t } from "@lingui/core/macro";
import type { PersonRef } from "@tenon/schemas/users";

export function personName(person: PersonRef | null): string {
  return person?.name ?? t`A removed account`;
}
