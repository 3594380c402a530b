import type { Option } from "./option.ts";

/** What the palette does besides leading somewhere. */
export type Acts = {
  importTasks: () => void;
  exportTasks: () => void;
  showShortcuts: () => void;
  signOut: () => void;
};

type Scheme = { other: "light" | "dark"; change: () => void };

export function offerActs(acts: Acts, scheme: Scheme, isAdmin: boolean): Option[] {
  return [
    newTask,
    newPost,
    ...(isAdmin ? [newProduct] : []),
    { key: "import", icon: "import", text: "Import tasks", words: "csv", act: acts.importTasks },
    { key: "export", icon: "export", text: "Export tasks", words: "csv", act: acts.exportTasks },
    {
      key: "colours",
      icon: "colours",
      text: `Switch to ${scheme.other} colours`,
      words: "theme light dark mode",
      act: scheme.change,
    },
    {
      key: "shortcuts",
      icon: "keyboard",
      text: "Keyboard shortcuts",
      words: "keys help",
      keys: ["?"],
      act: acts.showShortcuts,
    },
    {
      key: "sign-out",
      icon: "sign-out",
      text: "Sign out",
      words: "log out leave",
      act: acts.signOut,
    },
  ];
}

const newTask: Option = {
  key: "new-task",
  icon: "new",
  text: "New task",
  words: "add create",
  way: { to: "/tasks", state: { begins: "task" } },
};

const newPost: Option = {
  key: "new-post",
  icon: "new",
  text: "New post",
  words: "write create",
  way: { to: "/posts/new" },
};

const newProduct: Option = {
  key: "new-product",
  icon: "new",
  text: "New product",
  words: "create catalogue",
  way: { to: "/admin/products/new" },
};
