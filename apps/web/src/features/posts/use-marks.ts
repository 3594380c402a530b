import type { RefObject } from "react";
import { applyMark, type Edit, type Mark } from "./markdown-marks.ts";

/** Marks what is selected in a field, as if it were typed: it can be undone there. */
export function useMarks(fieldRef: RefObject<HTMLTextAreaElement | null>): (mark: Mark) => void {
  return (mark) => {
    const field = fieldRef.current;
    if (!field) return;
    const { value: text, selectionStart: from, selectionEnd: to } = field;
    type(field, applyMark(mark, { text, from, to }));
  };
}

function type(field: HTMLTextAreaElement, { from, to, insert, select }: Edit): void {
  field.focus();
  field.setSelectionRange(from, to);
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else leaves the field its undo history
  const isTyped = document.execCommand(insert === "" ? "delete" : "insertText", false, insert);
  if (!isTyped) {
    field.setRangeText(insert, from, to);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(...select);
}
