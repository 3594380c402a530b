import { type ComponentProps, type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import classes from "./disclosure.module.css";

type DisclosureProps = {
  /** What the panel is, for those who don't see it. */
  label: string;
  /** On narrow screens, the edge of the button that the panel keeps to. */
  phoneSide?: "start" | "end";
  button: (props: DisclosureButton) => ReactNode;
  children: (close: () => void) => ReactNode;
};

export type DisclosureButton = Pick<ComponentProps<"button">, "onClick" | "aria-expanded" | "aria-controls">;

/** A button that shows a panel under it. Escape, a click elsewhere or tabbing out hides it again. */
export function Disclosure({ label, phoneSide = "end", button, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  const rootRef = useRef<HTMLDivElement>(null);
  const panelId = useId();

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !rootRef.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    rootRef.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
  }

  function closeOnEscape({ key }: KeyboardEvent): void {
    if (key === "Escape" && isOpen) close();
  }

  function closeOnLeaving({ currentTarget, relatedTarget }: FocusEvent): void {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false);
  }

  return (
    <div ref={rootRef} className={classes.root} data-side={phoneSide} onKeyDown={closeOnEscape} onBlur={closeOnLeaving}>
      {button({ onClick: () => setOpen(!isOpen), "aria-expanded": isOpen, "aria-controls": panelId })}
      <div id={panelId} role="group" aria-label={label} className={classes.panel} hidden={!isOpen}>
        {isOpen && children(close)}
      </div>
    </div>
  );
}
