import { maxTaskTag, taskPriorities, taskSorts } from "@tenon/schemas/task-words";
import type { ListTasksInput, TaskPriority, TaskSort } from "@tenon/schemas/tasks";
import { checkLine } from "@tenon/schemas/text-rules";
import { optionNamed } from "#ui/option-named.ts";
import { type DueRange, readDueRange, toMoments, writeDueRange } from "./due-range.ts";
import type { TaskSearch } from "./task-search.ts";

/** Which tasks are looked at, and in which order. It lives in the address bar. */
export type TaskView = {
  state: "open" | "done" | "all";
  search?: string;
  priority?: TaskPriority;
  tag?: string;
  due?: DueRange;
  sort: TaskSort;
  order: "asc" | "desc";
};

type ListInput = Omit<ListTasksInput, "cursor">;

/** How a view is changed: of the one there is by then, as changes may overtake what is on the screen. */
export type ViewChange = (view: TaskView) => TaskView;

export const defaultView: TaskView = { state: "open", sort: "createdAt", order: "desc" };

const longestSearch = 200;

/** Reads any query parameters; what makes no sense is left out, as an old or mistyped link is no reason to fail. */
export function readView({ state, q, priority, tag, due, sort, order }: TaskSearch): TaskView {
  const range = due === undefined ? null : readDueRange(due);
  const search = q?.trim().slice(0, longestSearch);
  const known = optionNamed(taskPriorities, priority);
  const { line } = checkLine(tag ?? "", maxTaskTag);
  return {
    state: state === "done" || state === "all" ? state : defaultView.state,
    sort: optionNamed(taskSorts, sort) ?? defaultView.sort,
    order: order === "asc" || order === "desc" ? order : defaultView.order,
    ...(search && { search }),
    ...(known !== undefined && { priority: known }),
    ...(line !== null && { tag: line }),
    ...(range !== null && { due: range }),
  };
}

export function writeView({
  state,
  search,
  priority,
  tag,
  due,
  sort,
  order,
}: TaskView): TaskSearch {
  return {
    ...(state !== defaultView.state && { state }),
    ...(search && { q: search }),
    ...(priority !== undefined && { priority }),
    ...(tag !== undefined && { tag }),
    ...(due !== undefined && { due: writeDueRange(due) }),
    ...(sort !== defaultView.sort && { sort }),
    ...(order !== defaultView.order && { order }),
  };
}

/** What the server is asked for. */
export function toListInput(
  { state, search, priority, tag, due, sort, order }: TaskView,
  now: Date,
): ListInput {
  return {
    limit: 30,
    sort,
    order,
    ...(state !== "all" && { completed: state === "done" }),
    ...(search !== undefined && { search }),
    ...(priority !== undefined && { priority }),
    ...(tag !== undefined && { tag }),
    ...(due !== undefined && toMoments(due, now)),
  };
}

/** Whether two views show the same tasks, in whatever order. */
export function isSameView(one: TaskView, other: TaskView): boolean {
  return filtersOf(one) === filtersOf(other);
}

function filtersOf(view: TaskView): string {
  return JSON.stringify(writeView({ ...view, sort: defaultView.sort, order: defaultView.order }));
}

/** How many filters are set beside state and search. */
export function countFilters({ priority, tag, due }: TaskView): number {
  return [priority, tag, due].filter((filter) => filter !== undefined).length;
}

type Filter = "search" | "priority" | "tag" | "due";

/** The view without the named filters. */
export function without(
  { search, priority, tag, due, ...rest }: TaskView,
  ...filters: Filter[]
): TaskView {
  return {
    ...rest,
    ...(search !== undefined && !filters.includes("search") && { search }),
    ...(priority !== undefined && !filters.includes("priority") && { priority }),
    ...(tag !== undefined && !filters.includes("tag") && { tag }),
    ...(due !== undefined && !filters.includes("due") && { due }),
  };
}
