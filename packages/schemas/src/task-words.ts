/** How much a task presses, in rising order. */
export const taskPriorities = ["low", "normal", "high", "urgent"] as const;

/** What tasks can be sorted by. */
export const taskSorts = ["createdAt", "dueAt", "priority", "title"] as const;

/** The most characters of a title. */
export const maxTaskTitle = 200;

/** The most characters of a tag. */
export const maxTaskTag = 40;

/** The most tasks that one call changes or removes. */
export const maxBulk = 500;
