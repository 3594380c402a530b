import type { TestApp } from "./create-test-app.ts";

export type RestCall = {
  accessToken?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
};

/** Sends one request to the REST API, like `PATCH /tasks/1`. */
export function restRequest(
  app: TestApp,
  call: string,
  { accessToken, headers, json }: RestCall = {},
): Promise<Response> {
  const [method = "GET", path = ""] = call.split(" ");
  return app.request(`/api/v1${path}`, {
    method,
    headers: {
      ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
      ...(json !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
}
