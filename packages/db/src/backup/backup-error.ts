/** A backup that can't be made or restored, with the sentence that says what to do. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}
