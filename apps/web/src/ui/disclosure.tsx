import { type ComponentProps, type ReactNode, useEffect, useId, useRef, useState } from "react";
import classes from "./disclosure.module.css";

type DisclosureProps = {
  /** What the panel is, for those who don't see it. */
  label: string;
  /** Where the panel lies: under the button, or above one at the lower edge of the screen. */
  opens?: "down" | "up";
  renderButton: (props: DisclosureButton) => ReactNode;
  children: (close: () => void) => ReactNode;
};

type DisclosureButton = Pick<
  ComponentProps<"button">,
  "id" | "onClick" | "aria-expanded" | "aria-controls"
>;

/** A button that shows a panel. Escape, a click elsewhere or tabbing out hides it again. */
export function Disclosure({ label, opens = "down", renderButton, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  const rootRef = useRef<HTMLDivElement>(null);
  const buttonId = useId();
  const panelId = useId();

  useEffect(() => {
    if (isOpen && rootRef.current) return hideOnLeaving(rootRef.current, () => setOpen(false));
    return undefined;
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    document.querySelector<HTMLElement>(`#${CSS.escape(buttonId)}`)?.focus();
  }

  return (
    <div ref={rootRef} className={classes.root} data-opens={opens}>
      {renderButton({
        id: buttonId,
        onClick: () => setOpen(!isOpen),
        "aria-expanded": isOpen,
        "aria-controls": panelId,
      })}
      <div id={panelId} role="group" aria-label={label} className={classes.panel} hidden={!isOpen}>
        {isOpen && children(close)}
      </div>
    </div>
  );
}

/** Escape gives the focus back to the button; whoever leaves otherwise has taken it along. */
function hideOnLeaving(root: HTMLElement, hide: () => void): () => void {
  const listening = new AbortController();
  const isInside = (target: EventTarget | null) => target instanceof Node && root.contains(target);

  function hideAndReturn({ key }: KeyboardEvent): void {
    if (key !== "Escape") return;
    hide();
    root.querySelector<HTMLElement>("[aria-expanded]")?.focus();
  }

  document.addEventListener("pointerdown", ({ target }) => !isInside(target) && hide(), listening);
  root.addEventListener("keydown", hideAndReturn, listening);
  root.addEventListener(
    "focusout",
    ({ relatedTarget }) => relatedTarget !== null && !isInside(relatedTarget) && hide(),
    listening,
  );
  return () => listening.abort();
}
