/** Whether a secret was copied from an example instead of made at random. */
export function looksLikeSample(secret: string): boolean {
  return /change|secret|example|password|sample|^(.)\1*$/i.test(secret);
}
