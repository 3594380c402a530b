import type { ProcedurePath } from "@tenon/schemas/refusals";

type RouterName = ProcedurePath extends `${infer Router}.${string}` ? Router : never;

/** What the procedures of each router are about. */
const descriptions: Record<RouterName, string> = {
  auth: "Accounts: register, sign in, mailed links, passwords.",
  tasks: "What one person wants to get done; nobody else sees it.",
  posts: "The notice board, in Markdown.",
  comments: "What people say to a post.",
  events: "What happens, as it happens",
  products: "The catalogue, and what is in stock.",
  orders: "What was ordered, and what became of it.",
  users: "One’s own account and, for administrators, everybody’s.",
  sessions: "Where one is signed in.",
  apiKeys: "Keys that services call with.",
  webhooks: "Where other services are told what happens.",
  audit: "Who did what, for administrators.",
  system: "How the installation is, for administrators.",
};

export const tags = [
  ...Object.entries(descriptions).map(([name, description]) => ({ name, description })),
  { name: "problems", description: "What the codes of refusals mean." },
];
