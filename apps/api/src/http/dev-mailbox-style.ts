/** How the mailbox looks: the colours of the web app, by day and by night. */
export const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b2420, #e4e9e7);
  --dim: light-dark(#5b6570, #a5afab);
  --surface: light-dark(#f7f8f8, #101312);
  --card: light-dark(#ffffff, #161a18);
  --hover: light-dark(#f0f3f2, #232927);
  --border: light-dark(#dfe3e2, #303835);
  --control: light-dark(#868f8c, #75807b);
  --accent: light-dark(#2b7f60, #67bd9b);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--surface);
  color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 0 0 .5rem; font-size: .9rem; color: var(--dim); font-weight: 600; }
p { margin: 0 0 1rem; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.dim, time { color: var(--dim); }
.dim strong { color: var(--text); font-weight: 600; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 0 1rem; }
input, button {
  min-height: 2.5rem;
  padding: .35rem .75rem;
  border: 1px solid var(--control);
  border-radius: 6px;
  background: var(--card);
  color: inherit;
  font: inherit;
}
input { flex: 1 1 10rem; min-width: 0; max-width: 24rem; }
input::placeholder { color: var(--dim); opacity: 1; }
.bar a { padding: .35rem 0; }
button { cursor: pointer; }
button:hover { background: var(--hover); }
ol, .empty, pre, iframe { background: var(--card); border: 1px solid var(--border); border-radius: 10px; }
ol { margin: 0; padding: 0; list-style: none; overflow: hidden; }
li + li { border-top: 1px solid var(--border); }
li a {
  display: grid;
  grid-template-columns: 1fr 18rem auto;
  gap: 0 1.5rem;
  padding: .75rem 1rem;
  color: inherit;
  text-decoration: none;
}
li a:hover { background: var(--hover); }
li a:focus-visible { outline-offset: -2px; border-radius: 10px; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.empty { padding: 3rem 1rem 2rem; text-align: center; }
.parts { display: grid; grid-template-columns: 3fr 2fr; gap: 1.5rem; }
section { min-width: 0; }
iframe, pre { display: block; width: 100%; margin: 0; }
iframe { height: 38rem; resize: vertical; }
pre {
  padding: 1rem;
  font: .875rem/1.6 ui-monospace, "Cascadia Code", Menlo, Consolas, monospace;
  white-space: pre-wrap;
}
@media (max-width: 48rem) {
  main { padding-top: 1.25rem; }
  iframe { height: 46rem; }
  .parts, li a { grid-template-columns: minmax(0, 1fr); }
}
`;
