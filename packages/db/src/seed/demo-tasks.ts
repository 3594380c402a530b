type DemoTask = {
  title: string;
  description?: string;
  priority?: "low" | "normal" | "high" | "urgent";
  tags?: string[];
  /** Days from today, at five in the afternoon. */
  due?: number;
  /** Days ago. */
  done?: number;
};

export type DemoTaskRow = Omit<DemoTask, "due" | "done"> & {
  dueAt: Date | null;
  completedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

const tasks: DemoTask[] = [
  {
    title: "Look around",
    description: "Filter, search, sort. Edit a task by opening it; delete one and take it back.",
    priority: "high",
    tags: ["tenon"],
    due: 0,
  },
  {
    title: "Add a task of your own",
    description: "The field at the top takes it; Enter saves.",
    tags: ["tenon"],
    due: 0,
  },
  {
    title: "Send the invoice for last month",
    priority: "urgent",
    tags: ["office", "money"],
    due: -2,
  },
  {
    title: "Answer the landlord about the second key",
    priority: "normal",
    tags: ["home"],
    due: -1,
  },
  { title: "Book the train for the fair", priority: "high", tags: ["travel"], due: 1 },
  {
    title: "Prepare the quarterly review",
    description: "Three slides: what shipped, what slipped, what is next.",
    priority: "high",
    tags: ["office"],
    due: 3,
  },
  { title: "Water the plants", priority: "low", tags: ["home"], due: 2 },
  { title: "Renew the passport", tags: ["travel", "papers"], due: 21 },
  {
    title: "Order a new chair",
    description: "The old one leans to the left.",
    priority: "low",
    tags: ["office"],
    due: 9,
  },
  { title: "Return the library books", tags: ["errands"], due: 5 },
  {
    title: "Plan the summer party",
    description: "Ask first who can grill.",
    tags: ["team"],
    due: 30,
  },
  { title: "Read the chapter on indexes", priority: "low", tags: ["reading"] },
  { title: "Sort the photos of the last trip", priority: "low", tags: ["home", "travel"] },
  { title: "Compare offers for the bicycle", tags: ["errands", "money"] },
  { title: "Back up the laptop", priority: "high", tags: ["home"], due: -3, done: 3 },
  {
    title: "Pay the electricity bill",
    priority: "urgent",
    tags: ["home", "money"],
    due: -5,
    done: 6,
  },
  { title: "Write the meeting notes", tags: ["office", "team"], due: -1, done: 1 },
  { title: "Call the dentist", tags: ["errands"], done: 2 },
];

const DAY_MS = 86_400_000;
const DUE_HOUR = 17;

/** Always the same tasks, around `now`. The oldest was made first, so the first of the list is the newest. */
export function demoTasks(now: Date): DemoTaskRow[] {
  return tasks.map(({ due, done, ...task }, index) => {
    const createdAt = new Date(now.getTime() - 10 * DAY_MS - index * 60_000);
    const completedAt = done === undefined ? null : daysFrom(now, -done);
    return {
      ...task,
      dueAt: due === undefined ? null : atDueHour(daysFrom(now, due)),
      completedAt,
      createdAt,
      updatedAt: completedAt ?? createdAt,
    };
  });
}

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

function atDueHour(day: Date): Date {
  const due = new Date(day);
  due.setHours(DUE_HOUR, 0, 0, 0);
  return due;
}
