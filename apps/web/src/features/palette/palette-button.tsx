import { Trans } from "@lingui/react/macro";
import { Kbd, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconSearch } from "#ui/icons.tsx";
import { modKey } from "#ui/mod-key.ts";
import classes from "./palette-button.module.css";

type PaletteButtonProps = {
  onOpen: () => void;
  /** Told that it may be wanted soon. */
  onNear: () => void;
};

export function PaletteButton({ onOpen, onNear }: PaletteButtonProps) {
  return (
    <UnstyledButton
      className={classes.button}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={onOpen}
      onPointerEnter={onNear}
      onFocus={onNear}
    >
      <IconSearch />
      <span className={classes.text} aria-hidden="true">
        <Trans>Search</Trans>
      </span>
      <VisuallyHidden>
        <Trans>Search and commands</Trans>
      </VisuallyHidden>
      <span className={classes.keys} aria-hidden="true">
        <Kbd size="xs">{modKey()}</Kbd>
        <Kbd size="xs">K</Kbd>
      </span>
    </UnstyledButton>
  );
}
