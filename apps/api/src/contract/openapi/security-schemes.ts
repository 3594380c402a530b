import type { OpenApi } from "./openapi-types.ts";

/** With what one may call. */
export const securitySchemes = {
  password: {
    type: "oauth2",
    description: "Sign in with e-mail and password; leave the client’s id and secret empty.",
    flows: {
      password: {
        tokenUrl: "/api/v1/auth/token",
        refreshUrl: "/api/v1/auth/token",
        scopes: {},
      },
    },
  },
  accessToken: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "An access token, from signing in or of a trusted issuer.",
  },
  apiKey: {
    type: "http",
    scheme: "bearer",
    description: "An API key, made under Settings, API keys. It may do what its scopes name.",
  },
} satisfies OpenApi["components"]["securitySchemes"];
