import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";

/** A key pair of an issuer, published under its id. */
export type IssuerKey = { kid: string; alg: string; privateKey: CryptoKey; publicJwk: JWK };

export type Issuer = AsyncDisposable & {
  issuer: string;
  jwksUrl: URL;
  /** What is published; may be replaced. */
  published: JWK[];
  /** How often it was asked for. */
  asked: number;
  /** How it answers instead, when it is set. */
  answer: ((response: ServerResponse) => void) | null;
};

/** A server that publishes keys as an identity provider does. */
export async function startIssuer(keys: IssuerKey[] = []): Promise<Issuer> {
  const server = createServer((_request, response) => {
    issuer.asked += 1;
    if (issuer.answer) return issuer.answer(response);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ keys: issuer.published }));
    return undefined;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("It has no port.");
  const issuer: Issuer = {
    issuer: "https://login.test",
    jwksUrl: new URL(`http://127.0.0.1:${address.port}/jwks`),
    published: keys.map(({ publicJwk }) => publicJwk),
    asked: 0,
    answer: null,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return issuer;
}

export async function makeIssuerKey(kid: string, alg = "ES256"): Promise<IssuerKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

export type TokenClaims = Record<string, unknown>;

/** A token that is good for the audience `tenon` for five minutes, but for what the claims say otherwise. */
export function signToken({ kid, alg, privateKey }: IssuerKey, claims: TokenClaims = {}) {
  return new SignJWT(defaultClaims(claims)).setProtectedHeader({ alg, kid }).sign(privateKey);
}

export function signWithSecret(secret: string, claims: TokenClaims = {}, alg = "HS256") {
  return new SignJWT(defaultClaims(claims))
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));
}

function defaultClaims(claims: TokenClaims): TokenClaims {
  const seconds = Math.floor(Date.now() / 1000);
  const usual: TokenClaims = {
    iss: "https://login.test",
    aud: "tenon",
    sub: "ada",
    iat: seconds,
    exp: seconds + 300,
    email: "ada@example.com",
    email_verified: true,
    name: "Ada",
  };
  return Object.fromEntries(
    Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined),
  );
}
