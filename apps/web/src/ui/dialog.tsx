import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./dialog.module.css";
import { useReturnFocus } from "./use-return-focus.ts";

type DialogProps = {
  title: string;
  /** Without it the dialog can't be put away. */
  onClose?: () => void;
  hidesPage?: boolean;
  children: ReactNode;
};

/** Stands before the page, and before a panel, until it is answered. */
export function Dialog({ title, onClose, hidesPage = false, children }: DialogProps) {
  useReturnFocus();
  const isClosable = onClose !== undefined;
  return (
    <Modal.Root
      opened
      onClose={() => onClose?.()}
      closeOnEscape={isClosable}
      closeOnClickOutside={isClosable}
      centered
      zIndex="var(--mantine-z-index-popover)"
    >
      <Modal.Overlay backgroundOpacity={0.5} blur={hidesPage ? 8 : 0} />
      <Modal.Content>
        <div className={classes.dialog}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          {children}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What answers a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}
