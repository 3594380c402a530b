import {
  createTenonClient,
  type Credential,
  isConnectionError,
  isTenonError,
  paginate,
  refusalOf,
  type RouterInputs,
  type RouterOutputs,
  type TenonClient,
} from "@tenon/client";

const credential: Credential = { email: "billing@example.com", password: "correct horse battery" };
export const tenon: TenonClient = createTenonClient({ url: "https://tenon.example", credential });

type Task = RouterOutputs["tasks"]["create"];

export async function plan(input: RouterInputs["tasks"]["create"]): Promise<Task | string> {
  try {
    const task = await tenon.tasks.create.mutate({ ...input, priority: "high" });
    return task.dueAt === null ? task : task.dueAt.toISOString();
  } catch (error) {
    if (isTenonError(error, "RATE_LIMITED")) return error.data.reason.retryAfter.toFixed(0);
    if (isTenonError(error, "VALIDATION_FAILED")) {
      return error.data.reason.issues.map(({ message }) => message).join(" ");
    }
    throw error;
  }
}

export async function countOpen(): Promise<number> {
  let open = 0;
  for await (const task of paginate(tenon.tasks.list, { completed: false })) {
    open += task.tags.includes("later") ? 0 : 1;
  }
  return open;
}

export async function finish(id: string, version: number): Promise<string> {
  try {
    return (await tenon.tasks.update.mutate({ id, version, completed: true })).title;
  } catch (error) {
    const refusal = refusalOf("tasks.update", error);
    if (refusal?.code === "STALE_VERSION") return refusal.current.title.toUpperCase();
    return isConnectionError(error) ? error.cause.kind : "another error";
  }
}

// Each line would pass if something on the way had become `any`.
// @ts-expect-error There is no such procedure.
export const unknownProcedure = tenon.tasks.destroy;
// @ts-expect-error There is no such priority.
export const unknownPriority: RouterInputs["tasks"]["create"] = { title: "Call", priority: "huge" };
// @ts-expect-error Moments are dates.
export const momentAsText: RouterOutputs["tasks"]["byId"]["createdAt"] = "2030-01-01";
// @ts-expect-error There is no such list.
export const unknownList = paginate(tenon.tasks.create, {});
// @ts-expect-error This procedure does not refuse so.
export const foreignRefusal = refusalOf("tasks.list", null)?.code === "OUT_OF_STOCK";
// @ts-expect-error There is no such reason.
export const unknownReason = isTenonError(credential, "TEAPOT");
