import type { TaskPriority } from "@tenon/schemas/tasks";

export const priorityNames: Record<TaskPriority, string> = {
  low: "Low",
  normal: "Normal",
  high: "High",
  urgent: "Urgent",
};
