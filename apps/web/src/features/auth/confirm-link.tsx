import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { EmailConfirmed } from "@tenon/schemas/auth";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useSession } from "#api/session-context.ts";
import { CardPage } from "#ui/card-page.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { Outcome } from "#ui/outcome.tsx";
import { WhereNext } from "./where-next.tsx";

type ConfirmLinkProps = {
  token: string | null;
  title: string;
  hint: string;
  /** What the button does. */
  action: string;
  send: (token: string) => Promise<EmailConfirmed>;
  /** What is said of the address once it was done. */
  renderDone: (email: ReactNode) => ReactNode;
  /** How to come by another link. */
  remedy: ReactNode;
  /** What is said instead when no link is needed any more. */
  settled?: string | undefined;
};

type Progress =
  | { status: "asking" | "sending" | "refused" }
  | { status: "failed"; message: string }
  | { status: "done"; email: string };

/** Uses a mailed link up when the person says so: programs that look into mails open links, but press no button. */
export function ConfirmLink({ token, send, ...words }: ConfirmLinkProps) {
  const session = useSession();
  const [used, setUsed] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress>({ status: "asking" });
  const shown: Progress = used === null || used === token ? progress : { status: "asking" };

  async function confirm(link: string): Promise<void> {
    setUsed(link);
    setProgress({ status: "sending" });
    try {
      const { email } = await send(link);
      await session.recheck().catch(() => {});
      setProgress({ status: "done", email });
    } catch (error) {
      const code = reasonOf(error)?.code;
      setProgress(
        code === "INVALID_TOKEN" || code === "VALIDATION_FAILED"
          ? { status: "refused" }
          : { status: "failed", message: describeError(error) },
      );
    }
  }

  const isUseless = token === null || shown.status === "refused";
  if (isUseless && words.settled !== undefined) {
    return (
      <CardPage title={t`Nothing left to do`}>
        <Outcome>
          <p>{words.settled}</p>
          <WhereNext />
        </Outcome>
      </CardPage>
    );
  }
  if (token === null) {
    return (
      <CardPage title={t`Open the link again`}>
        <Outcome>
          <p>
            <Trans>
              Part of the link is missing. It is kept out of the address bar, so this page forgets
              it when it is loaded again. Open it once more from the mail.
            </Trans>
          </p>
          {words.remedy}
        </Outcome>
      </CardPage>
    );
  }
  if (shown.status === "refused") {
    return (
      <CardPage title={t`This link no longer works`}>
        <Outcome>
          <p>
            <Trans>It has been used already, was replaced by a newer one, or is too old.</Trans>
          </p>
          {words.remedy}
        </Outcome>
      </CardPage>
    );
  }
  if (shown.status === "done") {
    return (
      <CardPage title={t`Confirmed`}>
        <Outcome>
          <p>{words.renderDone(<b>{shown.email}</b>)}</p>
          <WhereNext />
        </Outcome>
      </CardPage>
    );
  }
  return (
    <CardPage title={words.title} hint={words.hint}>
      <FormFailure message={shown.status === "failed" ? shown.message : null} />
      <Button
        fullWidth
        mt={shown.status === "failed" ? "md" : 0}
        loading={shown.status === "sending"}
        onClick={() => void confirm(token)}
      >
        {words.action}
      </Button>
    </CardPage>
  );
}
