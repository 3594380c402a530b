/** The browser's refresh token, out of reach of its scripts. */
export type RefreshCookie = {
  read(): string | null;
  /** Throws FORBIDDEN, before anything is changed, where no safe cookie can be set. */
  assertWritable(): void;
  write(token: string, maxAgeSeconds: number): void;
  clear(): void;
};
