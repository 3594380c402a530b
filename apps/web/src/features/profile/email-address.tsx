import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { User } from "@tenon/schemas/users";
import { devMailbox, useDevMailbox } from "#api/use-dev-mailbox.ts";
import { MailboxHint } from "#ui/mailbox-hint.tsx";
import { Outcome } from "#ui/outcome.tsx";
import { Section } from "#ui/section.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import { ChangeEmailForm } from "./change-email-form.tsx";
import classes from "./email-address.module.css";

type Change = { step: "none" | "typing" } | { step: "sent"; to: string };

/** The address one signs in with, and the way to another. */
export function EmailAddress({ user: { email, emailVerified } }: { user: User }) {
  const [change, setChange] = useState<Change>({ step: "none" });
  const isTyping = change.step === "typing";
  return (
    <Section
      title={t`E-mail address`}
      hint={t`What you sign in with, and where mails go.`}
      action={
        <Button
          variant="default"
          size="xs"
          aria-expanded={isTyping}
          onClick={() => setChange({ step: isTyping ? "none" : "typing" })}
        >
          <Trans>Change the address</Trans>
        </Button>
      }
    >
      <p className={classes.current}>
        <span>{email}</span>
        <StatusMark tone={emailVerified ? "done" : "idle"}>
          {emailVerified ? t`Confirmed` : t`Not confirmed yet`}
        </StatusMark>
      </p>
      {isTyping && (
        <ChangeEmailForm
          onSent={(to) => setChange({ step: "sent", to })}
          onCancel={() => setChange({ step: "none" })}
        />
      )}
      {change.step === "sent" && change.to !== email && <LinkSent to={change.to} />}
    </Section>
  );
}

function LinkSent({ to }: { to: string }) {
  const hasMailbox = useDevMailbox();
  return (
    <Outcome>
      <p>
        <Trans>
          A mail is on its way to <b>{to}</b>. Open its link within an hour: from then on, that is
          your address. Until then, nothing changes.
        </Trans>
      </p>
      {hasMailbox && <MailboxHint href={devMailbox} />}
    </Outcome>
  );
}
