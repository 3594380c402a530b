/** On standard error, so that the results can be redirected. */
export function showProgress(message: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${message}` : `${message}\n`);
}
