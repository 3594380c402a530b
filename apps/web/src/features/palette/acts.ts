import { t } from "@lingui/core/macro";
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
    {
      key: "new-task",
      icon: "new",
      text: t`New task`,
      words: t`add create`,
      way: { to: "/tasks", state: { begins: "task" } },
    },
    {
      key: "new-post",
      icon: "new",
      text: t`New post`,
      words: t`write create`,
      way: { to: "/posts/new" },
    },
    ...(isAdmin ? [newProduct()] : []),
    { key: "import", icon: "import", text: t`Import tasks`, words: "csv", act: acts.importTasks },
    { key: "export", icon: "export", text: t`Export tasks`, words: "csv", act: acts.exportTasks },
    {
      key: "colours",
      icon: "colours",
      text: scheme.other === "dark" ? t`Switch to dark colours` : t`Switch to light colours`,
      words: t`theme light dark mode`,
      act: scheme.change,
    },
    {
      key: "shortcuts",
      icon: "keyboard",
      text: t`Keyboard shortcuts`,
      words: t`keys help`,
      keys: ["?"],
      act: acts.showShortcuts,
    },
    {
      key: "sign-out",
      icon: "sign-out",
      text: t`Sign out`,
      words: t`log out leave`,
      act: acts.signOut,
    },
  ];
}

function newProduct(): Option {
  return {
    key: "new-product",
    icon: "new",
    text: t`New product`,
    words: t`create catalogue`,
    way: { to: "/admin/products/new" },
  };
}
