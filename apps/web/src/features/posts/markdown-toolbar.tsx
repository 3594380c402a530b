import { t } from "@lingui/core/macro";
import { ActionIcon } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { IconBold, IconCode, IconItalic, IconLink, IconList, IconQuote } from "#ui/icons.tsx";
import { modKey } from "#ui/mod-key.ts";
import type { Mark } from "./markdown-marks.ts";

type MarkdownToolbarProps = { controls: string; onMark: (mark: Mark) => void };

type Tool = { mark: Mark; label: string; key?: string; icon: ReactNode };

/** One stop for the Tab key; the arrows go from tool to tool. */
export function MarkdownToolbar({ controls, onMark }: MarkdownToolbarProps) {
  const [current, setCurrent] = useState(0);
  const tools = listTools();

  function move(event: KeyboardEvent<HTMLElement>): void {
    const next = targetOf(event.key, current, tools.length - 1);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    event.currentTarget.querySelectorAll<HTMLElement>("button")[next]?.focus();
  }

  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label={t`Formatting`}
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
          title={key === undefined ? label : `${label} (${modKey()}+${key})`}
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

function listTools(): Tool[] {
  return [
    { mark: "bold", label: t`Bold`, key: "B", icon: <IconBold /> },
    { mark: "italic", label: t`Italic`, key: "I", icon: <IconItalic /> },
    { mark: "link", label: t`Link`, key: "K", icon: <IconLink /> },
    { mark: "list", label: t`List`, icon: <IconList /> },
    { mark: "quote", label: t`Quote`, icon: <IconQuote /> },
    { mark: "code", label: t`Code`, icon: <IconCode /> },
  ];
}

function targetOf(key: string, current: number, last: number): number | null {
  if (key === "ArrowRight") return current === last ? 0 : current + 1;
  if (key === "ArrowLeft") return current === 0 ? last : current - 1;
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}
