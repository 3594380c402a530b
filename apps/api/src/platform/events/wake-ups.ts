/** Carries the word that there may be something new; what it is, and whether one was missed, is not for it to know. */
export type WakeUps = {
  /** Says the word to every process, once a change that may have appended events is committed. */
  say(): void;
  /** Hears the word of every process, and one of its own whenever some may have been lost. */
  hear(onWake: () => void): { close(): void };
};
