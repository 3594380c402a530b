import type { JWK } from "jose";
import { z } from "zod";

/** A JSON Web Key (RFC 7517) as it was stored; throws when it is none. */
export function parseJwk(value: unknown): JWK {
  return Jwk.parse(value);
}

const Jwk = z.looseObject({ kty: z.string() });
