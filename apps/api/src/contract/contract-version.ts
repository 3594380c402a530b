/** Raised by one with every change that breaks a caller; `contract/breaking.md` says what and why. */
export const contractVersion = 7;
