import { t } from "@lingui/core/macro";
import { taskCsvColumns } from "@tenon/schemas/tasks";
import { writeSafeCsv } from "#ui/safe-csv.ts";

/** A file of tasks, small enough to be read at a glance. */
export function exampleCsv(): string {
  return writeSafeCsv([
    taskCsvColumns,
    [t`Book the train`, "", "no", "high", "2027-03-01", t`travel`],
    [t`Paint the door, twice`, t`Two coats`, "yes", "low", "", t`home, garden`],
  ]);
}
