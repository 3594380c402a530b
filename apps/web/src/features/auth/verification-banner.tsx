import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, CloseButton } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { User } from "@tenon/schemas/users";
import { describeError } from "#api/error-reason.ts";
import { useSession } from "#api/session-context.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { devMailbox, useDevMailbox } from "#api/use-dev-mailbox.ts";
import { IconMail } from "#ui/icons.tsx";
import { MailboxHint } from "#ui/mailbox-hint.tsx";
import classes from "./verification-banner.module.css";

/** Asks to confirm the address, until it is done or the person puts it off for this visit. */
export function VerificationBanner({ user }: { user: User }) {
  const trpc = useTRPC();
  const hasMailbox = useDevMailbox();
  const [putOffFor, putOff] = useSessionStorage({
    key: "tenon-verification-put-off",
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  const again = useMutation(trpc.auth.requestVerification.mutationOptions());
  useLatest(user);

  function dismiss(): void {
    putOff(user.email);
    document.querySelector("main")?.focus();
  }

  if (putOffFor === user.email) return null;
  return (
    <section className={classes.banner} aria-label={t`Your e-mail address`}>
      <IconMail />
      <div role="status" className={classes.text}>
        {again.isSuccess ? (
          <span>
            <Trans>
              A new link is on its way to <b>{user.email}</b>. It is good for 24 hours; older ones
              no longer work.
            </Trans>
          </span>
        ) : (
          <span>
            <Trans>
              Please confirm your address: open the link that was mailed to <b>{user.email}</b>.
            </Trans>
          </span>
        )}
        {again.error && <span className={classes.failure}>{describeError(again.error)}</span>}
        {hasMailbox && <MailboxHint href={devMailbox} />}
      </div>
      <Button
        className={classes.again}
        variant="default"
        size="xs"
        loading={again.isPending}
        onClick={() => again.mutate()}
      >
        <Trans>Send the link again</Trans>
      </Button>
      <CloseButton aria-label={t`Not now`} onClick={dismiss} />
    </section>
  );
}

/** The link may be opened on another device: whoever comes back to this page finds it said. */
function useLatest(user: User): void {
  const trpc = useTRPC();
  const session = useSession();
  const { data } = useQuery(
    trpc.users.me.queryOptions(undefined, { initialData: user, refetchOnWindowFocus: true }),
  );
  useEffect(() => {
    if (data.version > user.version) session.rename(data);
  }, [data, user, session]);
}
