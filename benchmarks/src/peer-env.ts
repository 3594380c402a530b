import type { JSONWebKeySet } from "jose";
import { z } from "zod";

/** What a peer is told when it is started. */
export type PeerEnv = { databaseUrl: string; issuer: string; jwks: JSONWebKeySet; port: number };

export function writePeerEnv(env: PeerEnv): Record<string, string> {
  return { PEER: JSON.stringify(env) };
}

export function readPeerEnv(): PeerEnv {
  return PeerEnv.parse(JSON.parse(process.env["PEER"] ?? "null"));
}

const PeerEnv = z.object({
  databaseUrl: z.string(),
  issuer: z.string(),
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }),
  port: z.number(),
});
