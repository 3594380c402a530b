import { html, raw } from "hono/html";
import type { Contract, ProcedureContract } from "#contract/contract.ts";
import { within } from "#contract/json-schemas.ts";
import { exampleOf } from "#contract/openapi/examples.ts";
import { summaryOf } from "#contract/summaries.ts";
import { style as sharedStyle } from "./dev-mailbox-style.ts";
import { style } from "./dev-procedures-style.ts";

type Html = ReturnType<typeof html>;

/** Every procedure with what it takes and answers, and a form that calls it. */
export function proceduresPage(contract: Contract): Html {
  const procedures = Object.entries(contract.procedures);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Procedures · Tenon</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(sharedStyle)}${raw(style)}
        </style>
        <script src="/dev/procedures.js" defer></script>
      </head>
      <body>
        <main>
          <h1>Procedures</h1>
          <p class="dim">
            What can be called over tRPC, on this machine while one develops. The same over REST is
            in the <a href="/docs">reference</a>.
          </p>
          ${signIn()}
          <form class="bar" role="search">
            <label for="filter">Filter</label>
            <input id="filter" type="search" autocapitalize="none" placeholder="tasks, or a word" />
            <span id="count" role="status" class="dim"></span>
          </form>
          <div id="procedures">
            ${procedures.map(([path, procedure]) => entry(path, procedure, contract))}
          </div>
        </main>
      </body>
    </html>`;
}

function signIn(): Html {
  return html`<form id="sign-in" class="bar" aria-label="Sign in">
    <label for="email">E-mail</label>
    <input id="email" type="email" autocomplete="username" required />
    <label for="password">Password</label>
    <input id="password" type="password" autocomplete="current-password" required />
    <button>Sign in</button>
    <span id="who" role="status" class="dim">Nobody is signed in.</span>
  </form>`;
}

function entry(path: string, procedure: ProcedureContract, contract: Contract): Html {
  const { kind, access, input, output, refusals, idempotencyKey } = procedure;
  const example = input === undefined ? undefined : exampleInput(input, kind, contract);
  return html`<details class="procedure" data-path="${path}" data-kind="${kind}">
    <summary>
      <code>${path}</code>
      <span class="says">${summaryOf(path)}</span>
      <span class="mark">${kind} · ${access}</span>
    </summary>
    <form data-key="${idempotencyKey}">
      ${
        example === undefined
          ? html`<p class="dim">It takes nothing.</p>`
          : html`<label for="input-${path}">Input</label>
              <textarea
                id="input-${path}"
                name="input"
                rows="${rowsOf(example)}"
                spellcheck="false"
              >
${JSON.stringify(example, null, 2)}</textarea>`
      }
      <button>Call</button>
      <div class="answer" role="status"></div>
    </form>
    ${input === undefined ? "" : schemaText(`Takes ${input}`, input, contract)}
    ${schemaText(`Answers ${output}`, output, contract)}
    <p class="dim">May refuse with ${refusals.join(", ")}.</p>
  </details>`;
}

/** Of what narrows a query only what has to be there or has a default, so that it finds something. */
function exampleInput(name: string, kind: string, { schemas }: Contract): unknown {
  const { properties = {}, required = [], ...schema } = schemas[name] ?? {};
  const kept = Object.entries(properties).filter(
    ([field, { default: standard }]) =>
      kind === "mutation" || required.includes(field) || standard !== undefined,
  );
  return exampleOf({ ...schema, required, properties: Object.fromEntries(kept) }, schemas);
}

function schemaText(title: string, name: string, { schemas }: Contract): Html {
  const text = JSON.stringify(within(schemas, [name]), null, 2);
  return html`<details class="schema">
    <summary>${title}</summary>
    <pre tabindex="0">${text}</pre>
  </details>`;
}

function rowsOf(example: unknown): number {
  return Math.min(JSON.stringify(example, null, 2).split("\n").length + 1, 16);
}
