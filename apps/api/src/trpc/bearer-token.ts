/** What follows `Bearer`. The scheme's name is case-insensitive (RFC 9110, section 11.1). */
export function bearerToken(authorization: string | undefined): string | null {
  return authorization?.match(/^bearer +([\w.~+/-]+=*)$/i)?.[1] ?? null;
}
