import { useRouter } from "@tanstack/react-router";

/** To be called when another screen is about to be shown: what had the focus may go with the one before, and the screen takes it then. */
export function useLeave(): () => void {
  const router = useRouter();
  return () => {
    const stop = router.subscribe("onRendered", () => {
      stop();
      if (document.activeElement !== document.body) return;
      document.querySelector("main")?.focus({ preventScroll: true });
    });
  };
}
