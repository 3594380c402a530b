/** A short notice about something that was done, or could not be. */
export type Toast = {
  id: number;
  tone: "done" | "failed" | "news";
  message: string;
  action?: ToastAction;
  /** Told once when the toast goes away without its action having been taken. */
  onExpire?: () => void;
};

export type ToastAction = { label: string; run: () => void };

export type Toasts = {
  current(): readonly Toast[];
  subscribe(listener: () => void): () => void;
  show(toast: Omit<Toast, "id">): void;
  act(id: number): void;
  close(id: number): void;
  /** Takes what was done and what failed away as if it had never been. */
  clear(): void;
  /** Takes the newest action there is; false when there is none. */
  actOnNewest(): boolean;
  /** While somebody reads or aims at the toasts, none goes away. */
  hold(): void;
  release(): void;
};

const shownTogether = 3;

/** Notices of success leave after a while; those of failure and of news stay until they are closed. */
export function createToasts({ lifetimeMs = 7_000 } = {}): Toasts {
  let toasts: readonly Toast[] = [];
  let lastId = 0;
  let isHeld = false;
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();

  return {
    current: () => toasts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(toast) {
      lastId += 1;
      enter([...toasts, { ...toast, id: lastId }]);
      const overdue = toasts.filter(({ tone }) => tone === "done").slice(0, -shownTogether);
      for (const { id } of overdue) close(id);
      if (!isHeld) startTimer(lastId);
    },
    act,
    close,
    clear() {
      for (const { id, tone } of toasts) if (tone !== "news") take(id);
    },
    actOnNewest() {
      const newest = toasts.findLast(({ action, tone }) => action && tone !== "news");
      if (newest) act(newest.id);
      return newest !== undefined;
    },
    hold() {
      isHeld = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
    release() {
      isHeld = false;
      for (const { id } of toasts) startTimer(id);
    },
  };

  function act(id: number): void {
    take(id)?.action?.run();
  }

  function close(id: number): void {
    take(id)?.onExpire?.();
  }

  function take(id: number): Toast | undefined {
    const toast = toasts.find((candidate) => candidate.id === id);
    clearTimeout(timers.get(id));
    timers.delete(id);
    if (toast) enter(toasts.filter((candidate) => candidate !== toast));
    return toast;
  }

  function startTimer(id: number): void {
    const toast = toasts.find((candidate) => candidate.id === id);
    if (toast?.tone === "done" && !timers.has(id)) {
      timers.set(id, setTimeout(close, lifetimeMs, id));
    }
  }

  function enter(next: readonly Toast[]): void {
    toasts = next;
    for (const listener of listeners) listener();
  }
}
