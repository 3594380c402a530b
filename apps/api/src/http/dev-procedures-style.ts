/** What the page of procedures needs beside the style of the mailbox. */
export const style = `
#procedures { background: var(--card); border: 1px solid var(--border); border-radius: 10px; overflow: hidden; }
.procedure + .procedure { border-top: 1px solid var(--border); }
.procedure > :not(summary) { margin: 0 1rem 1rem; }
.procedure > summary {
  display: grid;
  grid-template-columns: 16rem 1fr auto;
  gap: 0 1rem;
  padding: .6rem 1rem;
  cursor: pointer;
}
.procedure > summary:hover { background: var(--hover); }
.procedure > summary:focus-visible { outline-offset: -2px; border-radius: 10px; }
.procedure[open] > summary { margin-bottom: .5rem; }
code, textarea, pre { font: .875rem/1.6 ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; }
.says, .mark { color: var(--dim); }
.mark { white-space: nowrap; font-size: .875rem; }
.procedure label { display: block; }
textarea {
  display: block;
  width: 100%;
  margin: .25rem 0 .75rem;
  padding: .6rem .75rem;
  border: 1px solid var(--control);
  border-radius: 6px;
  background: var(--surface);
  color: inherit;
  resize: vertical;
}
.answer:not(:empty) { margin-top: .75rem; }
.answer pre { max-height: 30rem; overflow: auto; }
.answer .refused { color: light-dark(#b3261e, #f2a49d); font-weight: 600; margin: 0 0 .5rem; }
.answer .done { color: var(--accent); font-weight: 600; margin: 0 0 .5rem; }
.schema summary { cursor: pointer; color: var(--dim); }
.schema pre { margin-top: .5rem; max-height: 24rem; overflow: auto; }
[hidden] { display: none !important; }
@media (max-width: 48rem) {
  .bar label { flex: 1 0 100%; }
  .procedure > summary { grid-template-columns: minmax(0, 1fr); }
}
`;
