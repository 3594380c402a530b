import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import classes from "./error-state.module.css";
import { IconAlert } from "./icons.tsx";

type ErrorStateProps = {
  title: string;
  message: string;
  onRetry?: () => void;
  isRetrying?: boolean;
};

/** Says what could not be shown, and lets the person try again. */
export function ErrorState({ title, message, onRetry, isRetrying = false }: ErrorStateProps) {
  return (
    <div className={classes.error} role="alert">
      <span className={classes.sign}>
        <IconAlert size={28} />
      </span>
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{message}</p>
      {onRetry && (
        <Button variant="default" size="sm" onClick={onRetry} loading={isRetrying}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}
