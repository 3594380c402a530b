/** A `Content-Disposition` that has browsers save the answer, under a name with today's date. */
export function attachment(name: string, extension: string): string {
  return `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.${extension}"`;
}
