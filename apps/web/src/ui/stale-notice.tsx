import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

type StaleNoticeProps = {
  /** What was changed: "task", "post". */
  noun: string;
  isSending: boolean;
  onTakeStored: () => void;
  onKeepMine: () => void;
  /** The versions, side by side. */
  children: ReactNode;
};

/** Says that something was stored meanwhile, beside what was typed here, and lets the person choose. */
export function StaleNotice({
  noun,
  isSending,
  onTakeStored,
  onKeepMine,
  children,
}: StaleNoticeProps) {
  return (
    <Notice
      title={`This ${noun} was changed meanwhile`}
      actions={
        <>
          <Button size="xs" onClick={onKeepMine} loading={isSending}>
            Keep mine
          </Button>
          <Button size="xs" variant="default" onClick={onTakeStored}>
            Take the stored one
          </Button>
        </>
      }
    >
      <p>It was saved in another tab or by another program after you opened it.</p>
      {children}
    </Notice>
  );
}
