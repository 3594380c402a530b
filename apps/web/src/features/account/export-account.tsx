import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { AccountExport } from "@tenon/schemas/account";
import { describeError } from "#api/error-reason.ts";
import { useTRPCClient } from "#api/trpc-context.ts";
import { saveFile } from "#ui/save-file.ts";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";

/** Lets the person take along all that is kept of them. */
export function ExportAccount() {
  const { users } = useTRPCClient();
  const toasts = useToasts();
  const download = useMutation({
    mutationFn: async () => saveAccount(await users.exportMe.query()),
    onSuccess: (name) => toasts.show({ tone: "done", message: t`Saved ${name}.` }),
    onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
  });

  return (
    <Section
      title={t`Take your data along`}
      hint={t`Your account, tasks, sessions, API keys (without their secrets) and what the log says of you, in one JSON file.`}
      action={
        <Button
          variant="default"
          size="xs"
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          <Trans>Download my data</Trans>
        </Button>
      }
    />
  );
}

function saveAccount(account: AccountExport): string {
  const name = `tenon-account-${account.exportedAt.toISOString().slice(0, 10)}.json`;
  saveFile(name, new Blob([JSON.stringify(account, null, 2)], { type: "application/json" }));
  return name;
}
