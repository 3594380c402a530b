/** Where carts are kept. */
export type CartShelf = {
  read(key: string): string | null;
  /** Null keeps nothing. */
  write(key: string, text: string | null): void;
  /** Told when another tab wrote. */
  listen(key: string, listener: () => void): void;
};

/** In this browser's storage; where that is full or forbidden, until the page is left. */
export function createBrowserShelf(
  page: Pick<Window, "localStorage" | "addEventListener">,
  until: AbortSignal,
): CartShelf {
  const unstored = new Map<string, string | null>();

  return {
    read(key) {
      return unstored.has(key) ? (unstored.get(key) ?? null) : readStored(key);
    },
    write(key, text) {
      try {
        if (text === null) page.localStorage.removeItem(key);
        else page.localStorage.setItem(key, text);
        unstored.delete(key);
      } catch {
        unstored.set(key, text);
      }
    },
    listen(key, listener) {
      const tell = ({ key: written }: StorageEvent) => {
        // Without a key, everything was cleared.
        if (written === key || written === null) listener();
      };
      page.addEventListener("storage", tell, { signal: until });
    },
  };

  function readStored(key: string): string | null {
    try {
      return page.localStorage.getItem(key);
    } catch {
      return null;
    }
  }
}
