/** Where the access tokens of requests come from. */
export type TokenSource = {
  /** The token to send now; null to send none. */
  current(): Promise<string | null>;
  /** Takes back a token that was refused, and tells whether another can be had. */
  discard(token: string): boolean;
};
