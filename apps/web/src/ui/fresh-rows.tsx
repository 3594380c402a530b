import { Button } from "@mantine/core";
import { useRef } from "react";
import classes from "./fresh-rows.module.css";

type FreshRowsProps = {
  count: number;
  /** That so many are to be shown. */
  label: string;
  onShow: () => void;
};

/** The way to what has come in above a list while it was read. */
export function FreshRows({ count, label, onShow }: FreshRowsProps) {
  const placeRef = useRef<HTMLDivElement>(null);

  /** The button goes, and the focus stays where it was. */
  function show(): void {
    onShow();
    placeRef.current?.focus();
  }

  return (
    <div ref={placeRef} role="status" tabIndex={-1} className={classes.place}>
      {count > 0 && (
        <Button size="xs" h={28} radius="xl" className={classes.button} onClick={show}>
          {label}
        </Button>
      )}
    </div>
  );
}
