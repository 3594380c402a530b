import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

type StaleNoticeProps = {
  /** That it was changed meanwhile. */
  title: string;
  isSending: boolean;
  onTakeStored: () => void;
  onKeepMine: () => void;
  /** The versions, side by side. */
  children: ReactNode;
};

/** Says that something was stored meanwhile, beside what was typed here, and lets the person choose. */
export function StaleNotice({
  title,
  isSending,
  onTakeStored,
  onKeepMine,
  children,
}: StaleNoticeProps) {
  return (
    <Notice
      title={title}
      actions={
        <>
          <Button size="xs" onClick={onKeepMine} loading={isSending}>
            <Trans>Keep mine</Trans>
          </Button>
          <Button size="xs" variant="default" onClick={onTakeStored}>
            <Trans>Take the stored one</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>Another version was saved after you opened it.</Trans>
      </p>
      {children}
    </Notice>
  );
}
