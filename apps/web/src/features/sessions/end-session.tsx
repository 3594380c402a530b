import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Session } from "@tenon/schemas/sessions";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { describeDevice } from "#ui/describe-device.ts";
import { useToasts } from "#ui/toasts-context.ts";

export function EndSession({ session, onClose }: { session: Session; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { name } = describeDevice(session.userAgent);
  const revoke = useMutation(
    trpc.sessions.revoke.mutationOptions({
      onSuccess: () => toasts.show({ tone: "done", message: t`Signed out ${name}.` }),
      onError(error) {
        const isGone = reasonOf(error)?.code === "NOT_FOUND";
        toasts.show(
          isGone
            ? { tone: "done", message: t`${name} was signed out meanwhile.` }
            : { tone: "failed", message: describeError(error) },
        );
      },
      async onSettled() {
        await queries.invalidateQueries(trpc.sessions.list.infiniteQueryFilter());
        onClose();
      },
    }),
  );

  return (
    <ConfirmDialog
      title={t`Sign out ${name}?`}
      confirm={t`Sign out`}
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutate({ id: session.id })}
      onCancel={onClose}
    >
      <Trans>
        It is signed out at once. What was not saved there waits until you sign in again.
      </Trans>
    </ConfirmDialog>
  );
}
