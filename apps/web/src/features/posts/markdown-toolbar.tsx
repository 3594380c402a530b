import { ActionIcon } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { IconBold, IconCode, IconItalic, IconLink, IconList, IconQuote } from "#ui/icons.tsx";
import type { Mark } from "./markdown-marks.ts";

type MarkdownToolbarProps = { controls: string; onMark: (mark: Mark) => void };

const tools: { mark: Mark; label: string; key?: string; icon: ReactNode }[] = [
  { mark: "bold", label: "Bold", key: "B", icon: <IconBold /> },
  { mark: "italic", label: "Italic", key: "I", icon: <IconItalic /> },
  { mark: "link", label: "Link", key: "K", icon: <IconLink /> },
  { mark: "list", label: "List", icon: <IconList /> },
  { mark: "quote", label: "Quote", icon: <IconQuote /> },
  { mark: "code", label: "Code", icon: <IconCode /> },
];

/** One stop for the Tab key; the arrows go from tool to tool. */
export function MarkdownToolbar({ controls, onMark }: MarkdownToolbarProps) {
  const [current, setCurrent] = useState(0);

  function move(event: KeyboardEvent<HTMLElement>): void {
    const next = targetOf(event.key, current);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    event.currentTarget.querySelectorAll<HTMLElement>("button")[next]?.focus();
  }

  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label="Formatting"
      aria-controls={controls}
      onKeyDown={move}
    >
      {tools.map(({ mark, label, key, icon }, index) => (
        <ActionIcon
          key={mark}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={label}
          title={key === undefined ? label : `${label} (Ctrl+${key})`}
          aria-keyshortcuts={key === undefined ? undefined : `Control+${key} Meta+${key}`}
          tabIndex={index === current ? 0 : -1}
          onFocus={() => setCurrent(index)}
          onClick={() => onMark(mark)}
        >
          {icon}
        </ActionIcon>
      ))}
    </div>
  );
}

function targetOf(key: string, current: number): number | null {
  const last = tools.length - 1;
  if (key === "ArrowRight") return current === last ? 0 : current + 1;
  if (key === "ArrowLeft") return current === 0 ? last : current - 1;
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}
