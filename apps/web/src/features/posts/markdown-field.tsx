import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { SegmentedControl, Textarea } from "@mantine/core";
import { getHotkeyHandler, useId } from "@mantine/hooks";
import { useRef, useState } from "react";
import classes from "./markdown-field.module.css";
import { MarkdownToolbar } from "./markdown-toolbar.tsx";
import { Preview } from "./preview.tsx";
import { ScrollBox } from "./scroll-box.tsx";
import { useMarks } from "./use-marks.ts";

type MarkdownFieldProps = {
  name: string;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
};

/** Markdown, with what it becomes beside it or, on a phone, in its place. */
export function MarkdownField({ name, error, value, onChange }: MarkdownFieldProps) {
  const [chosen, setChosen] = useState("write");
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const mark = useMarks(fieldRef);
  const id = useId();
  const shown = error === undefined ? chosen : "write";

  return (
    <div className={classes.field} data-shown={shown}>
      <div className={classes.bar}>
        <label htmlFor={id} className={classes.label}>
          <Trans>Text</Trans>
        </label>
        <div className={classes.toolbar}>
          <MarkdownToolbar controls={id} onMark={mark} />
        </div>
        <SegmentedControl
          aria-label={t`Show`}
          size="xs"
          className={classes.switch}
          data={[
            { value: "write", label: t`Write` },
            { value: "preview", label: t`Preview` },
          ]}
          value={shown}
          onChange={setChosen}
        />
      </div>
      <div className={classes.panes}>
        <Textarea
          ref={fieldRef}
          id={id}
          name={name}
          error={error}
          className={classes.write}
          classNames={{ input: classes.input }}
          placeholder={t`Markdown: **bold**, _italic_, [a link](https://…), - a list`}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          onKeyDown={getHotkeyHandler([
            ["mod+B", () => mark("bold")],
            ["mod+I", () => mark("italic")],
            ["mod+K", () => mark("link")],
          ])}
        />
        <ScrollBox label={t`Preview`} className={classes.preview}>
          <Preview text={value} />
        </ScrollBox>
      </div>
    </div>
  );
}
