import { t } from "@lingui/core/macro";
import { ActionIcon, Button } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { IconAlert, IconCheck, IconClose } from "./icons.tsx";
import classes from "./toaster.module.css";
import { useToasts } from "./toasts-context.ts";
import type { Toast, Toasts } from "./toasts.ts";

/** Shows the notices and has them read out; mod+Z takes the newest action. */
export function Toaster() {
  const toasts = useToasts();
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current);
  const regionRef = useRef<HTMLElement>(null);
  useHotkeys([["mod+Z", () => toasts.actOnNewest()]]);
  useEffect(
    () => (regionRef.current ? holdWhileUsed(regionRef.current, toasts) : undefined),
    [toasts],
  );

  return (
    <section ref={regionRef} className={classes.region} aria-label={t`Notifications`}>
      <div role="status" className={classes.stack}>
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

function ToastCard({ toast: { id, tone, message, action } }: { toast: Toast }) {
  const toasts = useToasts();
  return (
    <div className={classes.toast} data-tone={tone}>
      <span className={classes.sign}>{tone === "failed" ? <IconAlert /> : <IconCheck />}</span>
      <span className={classes.message}>{message}</span>
      {action && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.action}
          onClick={() => toasts.act(id)}
        >
          {action.label}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t`Dismiss`}
        onClick={() => toasts.close(id)}
      >
        <IconClose size={16} />
      </ActionIcon>
    </div>
  );
}

/** Pointing at a notice or tabbing into it keeps them all. */
function holdWhileUsed(region: HTMLElement, toasts: Toasts): () => void {
  const listening = new AbortController();
  const releaseOnLeaving = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && region.contains(relatedTarget))) toasts.release();
  };
  region.addEventListener("mouseenter", toasts.hold, listening);
  region.addEventListener("mouseleave", toasts.release, listening);
  region.addEventListener("focusin", toasts.hold, listening);
  region.addEventListener("focusout", releaseOnLeaving, listening);
  return () => listening.abort();
}
