import { taskCsvColumns } from "@tenon/schemas/tasks";

const rows = [
  taskCsvColumns.join(","),
  "Book the train,,no,high,2027-03-01,travel",
  '"Paint the door, twice",Two coats,yes,low,,"home, garden"',
];

/** A file of tasks, small enough to be read at a glance. */
export const exampleCsv = rows.map((row) => `${row}\n`).join("");
