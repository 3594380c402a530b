import type { ComponentProps, MouseEvent } from "react";

type SteadyButtonProps = ComponentProps<"button"> & { "data-loading"?: boolean };

/**
 * A button that keeps the focus while it can’t be pressed: a browser takes it from one that is disabled, and whoever
 * goes by keyboard begins at the top of the page again.
 */
export function SteadyButton({
  disabled = false,
  "data-loading": isLoading = false,
  "aria-busy": isBusy = isLoading,
  type,
  onClick,
  ...rest
}: SteadyButtonProps) {
  return (
    <button
      {...rest}
      type={type === "submit" ? "submit" : "button"}
      data-loading={isLoading || undefined}
      aria-busy={isBusy === true || undefined}
      aria-disabled={disabled || undefined}
      onClick={disabled ? doNothing : onClick}
    />
  );
}

/** Sends no form either. */
function doNothing(event: MouseEvent): void {
  event.preventDefault();
}
