import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, CopyButton, Group } from "@mantine/core";
import { useSessionState } from "#api/session-context.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import { WaitingMark } from "#ui/waiting-mark.tsx";
import type { WrittenComment } from "./comment-changes.ts";
import classes from "./comment-section.module.css";

type UnsentCommentProps = {
  written: WrittenComment;
  onSendAgain: () => void;
  onDiscard: () => void;
};

/** A comment that is on its way, or was refused. */
export function UnsentComment({ written, onSendAgain, onDiscard }: UnsentCommentProps) {
  const { body, at, state } = written;
  const session = useSessionState();
  return (
    <li className={classes.comment}>
      <div className={classes.head}>
        <span className={classes.who}>
          <span className={classes.name}>{"user" in session && session.user.name}</span> ·{" "}
          <TimeAgo at={at} />
        </span>
        {state.is === "sending" && <WaitingMark />}
      </div>
      <p className={classes.text}>{body}</p>
      {state.is === "refused" && (
        <>
          <p className={classes.refused}>{sayNotAdded(state.why)}</p>
          <Group gap="xs">
            <Button variant="default" size="compact-sm" onClick={onSendAgain}>
              <Trans>Send again</Trans>
            </Button>
            <CopyButton value={body}>
              {({ copied, copy }) => (
                <Button variant="subtle" color="gray" size="compact-sm" onClick={copy}>
                  {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
                </Button>
              )}
            </CopyButton>
            <Button variant="subtle" color="red" size="compact-sm" onClick={onDiscard}>
              <Trans>Discard</Trans>
            </Button>
          </Group>
        </>
      )}
    </li>
  );
}

function sayNotAdded(why: string): string {
  return t`Not added. ${why}`;
}
