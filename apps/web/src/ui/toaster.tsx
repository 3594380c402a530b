import { ActionIcon, Button } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { createContext, type FocusEvent, use, useSyncExternalStore } from "react";
import { IconAlert, IconCheck, IconClose } from "./icons.tsx";
import type { Toast, Toasts } from "./toasts.ts";
import classes from "./toaster.module.css";

export const ToastsContext = createContext<Toasts | null>(null);

export function useToasts(): Toasts {
  const toasts = use(ToastsContext);
  if (!toasts) throw new Error("useToasts needs a ToastsContext around it.");
  return toasts;
}

/** Shows the notices and has them read out. Pointing at them or tabbing into them keeps them; mod+Z takes the newest action. */
export function Toaster() {
  const toasts = useToasts();
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current);
  useHotkeys([["mod+Z", () => toasts.actOnNewest()]]);

  function releaseOnLeaving({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!currentTarget.contains(relatedTarget)) toasts.release();
  }

  return (
    <section
      className={classes.region}
      aria-label="Notifications"
      onMouseEnter={toasts.hold}
      onMouseLeave={toasts.release}
      onFocus={toasts.hold}
      onBlur={releaseOnLeaving}
    >
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
      <span className={classes.sign}>{tone === "done" ? <IconCheck /> : <IconAlert />}</span>
      <span className={classes.message}>{message}</span>
      {action && (
        <Button variant="subtle" size="compact-sm" className={classes.action} onClick={() => toasts.act(id)}>
          {action.label}
        </Button>
      )}
      <ActionIcon variant="subtle" color="gray" aria-label="Dismiss" onClick={() => toasts.close(id)}>
        <IconClose size={16} />
      </ActionIcon>
    </div>
  );
}
