import type { ReactNode } from "react";

type ScrollBoxProps = { label: string; className: string | undefined; children: ReactNode };

/** A part of the page that scrolls by itself, by keyboard too. */
export function ScrollBox({ label, className, children }: ScrollBoxProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keys that scroll go where the focus is
    <div role="group" aria-label={label} tabIndex={0} className={className}>
      {children}
    </div>
  );
}
