import { OAuthRefusal } from "./oauth-refusal.ts";

/** What a client asks of the token endpoint (RFC 6749, sections 4.3.2 and 6). */
export type TokenRequest =
  | { grantType: "password"; username: string; password: string }
  | { grantType: "refresh_token"; refreshToken: string };

/** Reads the form; of parameters that it has no use for, like a client's id, nothing is made. */
export function readTokenRequest(form: string): TokenRequest {
  const parameters = readForm(form);
  if (parameters.has("scope")) {
    throw new OAuthRefusal("invalid_scope", "There are no scopes here: make an API key for less.");
  }
  const grantType = needed("grant_type");
  switch (grantType) {
    case "password":
      return { grantType, username: needed("username"), password: needed("password") };
    case "refresh_token":
      return { grantType, refreshToken: needed("refresh_token") };
    default:
      throw new OAuthRefusal(
        "unsupported_grant_type",
        "The grant_type must be password or refresh_token.",
      );
  }

  function needed(name: string): string {
    const value = parameters.get(name);
    if (value === undefined) throw new OAuthRefusal("invalid_request", `${name} is missing.`);
    return value;
  }
}

/** A parameter without a value counts as left out; one that is there twice is refused (section 3.2). */
function readForm(form: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(form)) {
    if (value === "") continue;
    if (parameters.has(name)) {
      throw new OAuthRefusal("invalid_request", "A parameter is there twice.");
    }
    parameters.set(name, value);
  }
  return parameters;
}
