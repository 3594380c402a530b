import {
  createTenonClient,
  type Credential,
  isTenonError,
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

// Each line would pass if something on the way had become `any`.
// @ts-expect-error There is no such procedure.
export const unknownProcedure = tenon.tasks.destroy;
// @ts-expect-error There is no such priority.
export const unknownPriority: RouterInputs["tasks"]["create"] = { title: "Call", priority: "huge" };
// @ts-expect-error Moments are dates.
export const momentAsText: RouterOutputs["tasks"]["byId"]["createdAt"] = "2030-01-01";
// @ts-expect-error There is no such reason.
export const unknownReason = isTenonError(credential, "TEAPOT");
