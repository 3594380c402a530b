type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Where a procedure is called over REST, below `/api/v1`, and the status of its answer. */
export type RestRoute = { method: Method; path: string; status: 200 | 201 | 204 };

/** `{name}` in the path is a field of the input; so is each query parameter of a GET, and each field of another's JSON. */
export function route(place: `${Method} /${string}`, status?: 201): { rest: RestRoute } {
  const [method, path] = split(place);
  return { rest: { method, path, status: status ?? (method === "DELETE" ? 204 : 200) } };
}

function split(place: `${Method} /${string}`): [Method, string] {
  const methods = ["GET", "POST", "PATCH", "DELETE"] as const;
  const method = methods.find((each) => place.startsWith(`${each} `)) ?? "GET";
  return [method, place.slice(method.length + 1)];
}
