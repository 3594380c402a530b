import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { describeError } from "#api/error-reason.ts";
import { receiveFile } from "#api/receive-file.ts";
import { useSession } from "#api/session-context.ts";
import type { Session } from "#api/session.ts";
import { writeDay } from "#ui/days.ts";
import { saveFile } from "#ui/save-file.ts";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";

/** Lets the person take along all that is kept of them. */
export function ExportAccount() {
  const session = useSession();
  const toasts = useToasts();
  const download = useMutation({
    mutationFn: () => saveAccount(session),
    onSuccess: (name) => toasts.show({ tone: "done", message: t`Saved ${name}.` }),
    onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
  });

  return (
    <Section
      title={t`Take your data along`}
      hint={t`Your account, tasks, posts, drafts too, comments, orders, sessions, API keys and webhooks (without their secrets), by which names other services know you, and what the log says of you, in one JSON file.`}
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

async function saveAccount(session: Session): Promise<string> {
  const account = await receiveFile(session, "/api/v1/users/me/export");
  const name = `tenon-account-${writeDay(new Date())}.json`;
  saveFile(name, account);
  return name;
}
