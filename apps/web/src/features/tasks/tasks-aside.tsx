import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
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
        <Trans>Select</Trans>
      </Button>
      <Disclosure
        label={t`More for tasks`}
        renderButton={(button) => (
          <ActionIcon variant="default" size={30} aria-label={t`More for tasks`} {...button}>
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
                <Trans>Import</Trans>
              </MenuEntry>
              <MenuEntry icon={<IconDownload />} onClick={() => show("export")}>
                <Trans>Export</Trans>
              </MenuEntry>
            </Menu>
          );
        }}
      </Disclosure>
      <Suspense>
        {shown === "import" && <ImportDialog onClose={hide} />}
        {shown === "export" && (
          <ExportDialog view={view} shownLabel={describeExport(shownCount)} onClose={hide} />
        )}
      </Suspense>
    </div>
  );
}

function describeExport(count: number | null): string {
  if (count === null) return t`Export these tasks`;
  return plural(count, { one: "Export this task", other: "Export these # tasks" });
}
