import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createToasts } from "./toasts.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("a notice of success leaves after its time, and says so once", () => {
  const toasts = createToasts({ lifetimeMs: 1000 });
  const onExpire = vi.fn();
  toasts.show({ tone: "done", message: "Deleted.", onExpire });
  vi.advanceTimersByTime(999);
  expect(toasts.current()).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(toasts.current()).toHaveLength(0);
  vi.advanceTimersByTime(5000);
  expect(onExpire).toHaveBeenCalledTimes(1);
});

it("a notice of failure stays until it is closed", () => {
  const toasts = createToasts({ lifetimeMs: 1000 });
  toasts.show({ tone: "failed", message: "Not saved." });
  vi.advanceTimersByTime(60_000);
  const [toast] = toasts.current();
  toasts.close(toast?.id ?? 0);
  expect(toasts.current()).toHaveLength(0);
});

it("taking the action is not expiring", () => {
  const toasts = createToasts({ lifetimeMs: 1000 });
  const onExpire = vi.fn();
  const run = vi.fn();
  toasts.show({ tone: "done", message: "Deleted.", action: { label: "Undo", run }, onExpire });
  expect(toasts.actOnNewest()).toBe(true);
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledTimes(1);
  expect(onExpire).not.toHaveBeenCalled();
  expect(toasts.actOnNewest()).toBe(false);
});

it("nothing leaves while it is held, and everything has its full time again after", () => {
  const toasts = createToasts({ lifetimeMs: 1000 });
  toasts.show({ tone: "done", message: "Deleted." });
  vi.advanceTimersByTime(900);
  toasts.hold();
  toasts.show({ tone: "done", message: "Deleted, too." });
  vi.advanceTimersByTime(60_000);
  expect(toasts.current()).toHaveLength(2);
  toasts.release();
  vi.advanceTimersByTime(999);
  expect(toasts.current()).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(toasts.current()).toHaveLength(0);
});

it("makes room for new ones: the oldest notice of success expires", () => {
  const toasts = createToasts();
  const onExpire = vi.fn();
  toasts.show({ tone: "failed", message: "Not saved." });
  toasts.show({ tone: "done", message: "1", onExpire });
  for (const message of ["2", "3", "4"]) toasts.show({ tone: "done", message });
  expect(toasts.current().map(({ message }) => message)).toEqual(["Not saved.", "2", "3", "4"]);
  expect(onExpire).toHaveBeenCalledTimes(1);
});
