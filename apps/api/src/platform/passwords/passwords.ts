/** Hashes and checks passwords, slowly on purpose and never on the event loop. */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** Without a hash, or with a broken one, it takes as long and answers false. */
  verify(password: string, hash: string | null): Promise<boolean>;
  /** Whether a hash was made with weaker parameters than today's. */
  isOutdated(hash: string): boolean;
};
