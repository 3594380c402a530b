/** As a `ref`: what appears in place of something else takes the focus, so that it is not lost. */
export function takeFocus(node: HTMLElement | null): void {
  node?.focus();
}
