import { useHotkeys } from "@mantine/hooks";

type PaletteKey = { isOpen: boolean; onOpen: () => void; onClose: () => void };

/** Ctrl or ⌘ and K: in fields too, unless the field has a use for it, but not before a dialog that waits for an answer. */
export function usePaletteKey({ isOpen, onOpen, onClose }: PaletteKey): void {
  useHotkeys([["mod+K", toggle, { preventDefault: false }]], []);

  function toggle(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (isOpen) onClose();
    else if (!isAsked()) onOpen();
  }
}

/** A panel beside the page can be left at any time. */
function isAsked(): boolean {
  return document.querySelector('[role="dialog"]:not([data-panel])') !== null;
}
