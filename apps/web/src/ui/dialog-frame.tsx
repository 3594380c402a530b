import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./dialog.module.css";

export type DialogFrameProps = {
  title: string;
  onClose?: (() => void) | undefined;
  hidesPage: boolean;
  children: ReactNode;
};

export function DialogFrame({ title, onClose, hidesPage, children }: DialogFrameProps) {
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
      {/* The title names it only once an effect of Mantine's has run. */}
      <Modal.Content aria-label={title}>
        <div className={classes.dialog}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          {children}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
