import { z } from "zod";
import * as account from "@tenon/schemas/account";
import * as apiKeys from "@tenon/schemas/api-keys";
import * as audit from "@tenon/schemas/audit";
import * as auth from "@tenon/schemas/auth";
import * as comments from "@tenon/schemas/comments";
import * as csv from "@tenon/schemas/csv";
import * as errors from "@tenon/schemas/errors";
import * as events from "@tenon/schemas/events";
import * as money from "@tenon/schemas/money";
import * as orders from "@tenon/schemas/orders";
import * as pages from "@tenon/schemas/pages";
import * as posts from "@tenon/schemas/posts";
import * as products from "@tenon/schemas/products";
import * as scalars from "@tenon/schemas/scalars";
import * as sessions from "@tenon/schemas/sessions";
import * as system from "@tenon/schemas/system";
import * as tasks from "@tenon/schemas/tasks";
import * as users from "@tenon/schemas/users";
import * as webhooks from "@tenon/schemas/webhooks";

const files = {
  account,
  "api-keys": apiKeys,
  audit,
  auth,
  comments,
  csv,
  errors,
  events,
  money,
  orders,
  pages,
  posts,
  products,
  scalars,
  sessions,
  system,
  tasks,
  users,
  webhooks,
};

/** The files of `packages/schemas/src` that hold schemas. */
export const vocabularyFiles = Object.keys(files);

/** Every schema of the vocabulary, with the name that it is exported by. */
export const vocabulary: ReadonlyMap<z.ZodType, string> = new Map(
  Object.values(files)
    .flatMap((file) => Object.entries<unknown>(file))
    .flatMap(([name, word]) => (word instanceof z.ZodType ? [[word, name] as const] : [])),
);
