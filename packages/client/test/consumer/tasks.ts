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

export async function remind(input: RouterInputs["tasks"]["create"]): Promise<RouterOutputs["tasks"]["create"]> {
  try {
    const task = await tenon.tasks.create.mutate({ ...input, priority: "high" });
    task.dueAt?.getTime();
    return task;
  } catch (error) {
    if (isTenonError(error, "VALIDATION_FAILED")) throw new Error(error.data.reason.issues[0]?.message);
    if (isTenonError(error, "RATE_LIMITED")) return wait(error.data.reason.retryAfter).then(() => remind(input));
    throw error;
  }
}

async function wait(seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

// Each line would pass if something on the way had become `any`.
// @ts-expect-error There is no such procedure.
export const unknownProcedure = tenon.tasks.destroy;
// @ts-expect-error There is no such priority.
export const unknownPriority: RouterInputs["tasks"]["create"] = { title: "Call", priority: "huge" };
// @ts-expect-error Moments are dates.
export const momentAsText: RouterOutputs["tasks"]["byId"]["createdAt"] = "2030-01-01";
// @ts-expect-error There is no such reason.
export const unknownReason = isTenonError(new Error(), "TEAPOT");
