import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import classes from "./copyable.module.css";
import { IconCheck } from "./icons.tsx";

type CopyableProps = { label: string; text: string };

/** A text that is wanted elsewhere, as it is. */
export function Copyable({ label, text }: CopyableProps) {
  const { copy, copied, error } = useClipboard({ timeout: 4000 });
  return (
    <div>
      <div className={classes.head}>
        <span>{label}</span>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={copied && <IconCheck size={14} />}
          aria-label={copied ? t`Copied` : t`Copy: ${label}`}
          onClick={() => copy(text)}
        >
          {copied ? t`Copied` : t`Copy`}
        </Button>
      </div>
      <pre className={classes.text}>
        <code>{text}</code>
      </pre>
      {error && (
        <p role="alert">
          <Trans>The browser would not copy it: select the text and copy it yourself.</Trans>
        </p>
      )}
    </div>
  );
}
