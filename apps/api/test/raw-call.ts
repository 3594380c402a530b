import type { TestApp } from "./create-test-app.ts";

type RawCall = { accessToken?: string; headers?: Record<string, string>; address?: string };

/** Posts a body as it is, for what no typed client would send. */
export function post(app: TestApp, path: string, body: string, { accessToken, headers, address }: RawCall = {}): Promise<Response> {
  const authorization = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  return app.request(
    `/trpc/${path}`,
    { method: "POST", body, headers: { "content-type": "application/json", ...authorization, ...headers } },
    address,
  );
}

/** Posts an input in superjson's format. */
export function postJson(app: TestApp, path: string, input: unknown, options?: RawCall): Promise<Response> {
  return post(app, path, JSON.stringify({ json: input }), options);
}
