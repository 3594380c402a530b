import { ActionIcon, Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { describeCount } from "#ui/describe-count.ts";
import { Disclosure } from "#ui/disclosure.tsx";
import { IconDownload, IconMore, IconUpload } from "#ui/icons.tsx";
import { Menu, MenuEntry } from "#ui/menu.tsx";
import type { TaskView } from "./task-view.ts";
import classes from "./tasks-aside.module.css";
import type { Selection } from "./use-selection.ts";

type TasksAsideProps = {
  view: TaskView;
  /** How many there are, if that is known. */
  shownCount: number | null;
  selection: Selection;
};

const ImportDialog = lazy(async () => ({
  default: (await import("./import-dialog.tsx")).ImportDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await import("./export-dialog.tsx")).ExportDialog,
}));

/** What can be done with the list as a whole. */
export function TasksAside({ view, shownCount, selection }: TasksAsideProps) {
  const [shown, setShown] = useState<"import" | "export" | null>(null);
  const hide = () => setShown(null);

  return (
    <div className={classes.aside}>
      <Button
        variant={selection.isOn ? "light" : "default"}
        size="xs"
        aria-pressed={selection.isOn}
        onClick={selection.isOn ? selection.end : selection.begin}
      >
        Select
      </Button>
      <Disclosure
        label="More for tasks"
        renderButton={(button) => (
          <ActionIcon variant="default" size={30} aria-label="More for tasks" {...button}>
            <IconMore />
          </ActionIcon>
        )}
      >
        {(close) => {
          const show = (dialog: "import" | "export") => {
            close();
            setShown(dialog);
          };
          return (
            <Menu>
              <MenuEntry icon={<IconUpload />} onClick={() => show("import")}>
                Import
              </MenuEntry>
              <MenuEntry icon={<IconDownload />} onClick={() => show("export")}>
                Export
              </MenuEntry>
            </Menu>
          );
        }}
      </Disclosure>
      <Suspense>
        {shown === "import" && <ImportDialog onClose={hide} />}
        {shown === "export" && (
          <ExportDialog
            view={view}
            shownCount={shownCount === null ? "tasks" : describeCount(shownCount, "task")}
            onClose={hide}
          />
        )}
      </Suspense>
    </div>
  );
}
