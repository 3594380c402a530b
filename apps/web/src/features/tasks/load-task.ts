/** What a task is to the server. */
export async function loadTask() {
  return (await import("@tenon/schemas/tasks")).Task;
}
