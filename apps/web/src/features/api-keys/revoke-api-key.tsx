import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ApiKey } from "@tenon/schemas/api-keys";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { useToasts } from "#ui/toasts-context.ts";

type RevokeApiKeyProps = { apiKey: ApiKey; onClose: () => void };

export function RevokeApiKey({ apiKey: { id, name }, onClose }: RevokeApiKeyProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => toasts.show({ tone: "done", message: t`Revoked “${name}”.` }),
      onError(error) {
        const isGone = reasonOf(error)?.code === "NOT_FOUND";
        toasts.show(
          isGone
            ? { tone: "done", message: t`“${name}” was revoked meanwhile.` }
            : { tone: "failed", message: describeError(error) },
        );
      },
      async onSettled() {
        await queries.invalidateQueries(trpc.apiKeys.list.infiniteQueryFilter());
        onClose();
      },
    }),
  );

  return (
    <ConfirmDialog
      title={t`Revoke “${name}”?`}
      confirm={t`Revoke the key`}
      cancel={t`Keep it`}
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutate({ id })}
      onCancel={onClose}
    >
      <Trans>
        Programs that call with this key are refused from now on. A revoked key does not come back:
        they would need a new one.
      </Trans>
    </ConfirmDialog>
  );
}
