const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
const procedures = [...document.querySelectorAll(".procedure")];
let accessToken = null;

/** superjson's form: moments are named beside the plain JSON. */
function toWire(json) {
  const values = {};
  const visit = (value, path) => {
    if (typeof value === "string" && moment.test(value)) values[path.join(".")] = ["Date"];
    if (typeof value !== "object" || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      visit(part, [...path, name.replaceAll(".", "\\.")]);
    }
  };
  visit(json, []);
  return Object.keys(values).length > 0 ? { json, meta: { values } } : { json };
}

async function call(path, { kind, input, key }) {
  const headers = {
    "content-type": "application/json",
    ...(accessToken && { authorization: `Bearer ${accessToken}` }),
    ...(key !== "none" && { "idempotency-key": crypto.randomUUID() }),
  };
  const body = input === undefined ? undefined : JSON.stringify(toWire(input));
  const response =
    kind === "query"
      ? await fetch(`/trpc/${path}${body ? `?input=${encodeURIComponent(body)}` : ""}`, { headers })
      : await fetch(`/trpc/${path}`, { method: "POST", headers, body: body ?? '{"json":null}' });
  const { result, error } = await response.json();
  return error ? { refused: error.json } : { answer: result.data.json };
}

function show(place, { answer, refused, complaint }) {
  const line = document.createElement("p");
  line.className = refused || complaint ? "refused" : "done";
  line.textContent =
    complaint ?? (refused ? `${refused.data.reason.code}: ${refused.message}` : "Answered");
  const text = document.createElement("pre");
  text.tabIndex = 0;
  text.textContent = JSON.stringify(refused ? refused.data : answer, null, 2);
  place.replaceChildren(line, ...(complaint ? [] : [text]));
}

function readInput(form) {
  const field = form.elements.namedItem("input");
  return field === null || field.value.trim() === "" ? undefined : JSON.parse(field.value);
}

async function callFrom(form) {
  const { path, kind } = form.closest(".procedure").dataset;
  const place = form.querySelector(".answer");
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    show(place, await call(path, { kind, key: form.dataset.key, input: readInput(form) }));
  } catch (error) {
    show(place, {
      complaint:
        error instanceof SyntaxError
          ? `This is not JSON: ${error.message}`
          : "The server can’t be reached.",
    });
  } finally {
    button.disabled = false;
  }
}

async function signIn(form) {
  const who = document.querySelector("#who");
  const [email, password] = ["email", "password"].map(
    (name) => form.elements.namedItem(name).value,
  );
  const { answer, refused } = await call("auth.login", {
    kind: "mutation",
    key: "none",
    input: { email, password },
  });
  accessToken = answer?.accessToken ?? null;
  who.textContent = answer
    ? `Signed in as ${answer.user.name} (${answer.user.role}).`
    : refused.message;
}

function narrow(words) {
  const wanted = words.toLowerCase().split(/\s+/);
  for (const each of procedures) {
    const text = each.querySelector("summary").textContent.toLowerCase();
    each.hidden = !wanted.every((word) => text.includes(word));
  }
  const shown = procedures.filter((each) => !each.hidden).length;
  document.querySelector("#count").textContent =
    shown === 0 ? "Nothing is called so." : `${shown} of ${procedures.length}`;
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.id === "sign-in") void signIn(form);
  else if (form.closest(".procedure")) void callFrom(form);
});
document.querySelector("#filter").addEventListener("input", (event) => narrow(event.target.value));
narrow("");
