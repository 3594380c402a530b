import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { User } from "@tenon/schemas/users";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";

type UserActionsProps = { user: User; isOwn: boolean; onRemoved: () => void };

export function UserActions({ user, isOwn, onRemoved }: UserActionsProps) {
  return (
    <>
      <MailResetLink user={user} />
      <EndSessions user={user} />
      {!isOwn && <RemoveUser user={user} onRemoved={onRemoved} />}
    </>
  );
}

function MailResetLink({ user: { id, email, isActive } }: { user: User }) {
  const trpc = useTRPC();
  const toasts = useToasts();
  const { mutate, isPending } = useMutation(
    trpc.users.sendResetLink.mutationOptions({
      onSuccess: () =>
        toasts.show({ tone: "done", message: t`A link to set a new password goes to ${email}.` }),
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
    }),
  );
  return (
    <Section
      title={t`New password`}
      hint={
        isActive
          ? t`Mails a link to set one. Nobody else gets to see it, you neither.`
          : t`An inactive account gets no link.`
      }
      action={
        <Button
          variant="default"
          size="xs"
          disabled={!isActive}
          loading={isPending}
          onClick={() => mutate({ id })}
        >
          <Trans>Mail the link</Trans>
        </Button>
      }
    />
  );
}

function EndSessions({ user: { id, name } }: { user: User }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation(
    trpc.users.revokeSessions.mutationOptions({
      onSuccess: ({ ended }) => toasts.show({ tone: "done", message: describeEnded(name, ended) }),
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
      async onSettled() {
        setAsking(false);
        await queries.invalidateQueries(trpc.audit.list.infiniteQueryFilter());
      },
    }),
  );
  return (
    <Section
      title={t`Sessions`}
      hint={t`Ends them all; signing in again is possible. API keys go on working.`}
      action={
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          <Trans>Sign out everywhere</Trans>
        </Button>
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={t`Sign ${name} out everywhere?`}
          confirm={t`Sign out everywhere`}
          isBusy={isPending}
          onConfirm={() => mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          <Trans>
            On each device, work that was under way has to wait until they sign in again.
          </Trans>
        </ConfirmDialog>
      )}
    </Section>
  );
}

type RemoveUserProps = { user: User; onRemoved: () => void };

function RemoveUser({ user: { id, name, email }, onRemoved }: RemoveUserProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation(
    trpc.users.remove.mutationOptions({
      async onSuccess() {
        toasts.show({ tone: "done", message: t`Removed the account of ${name}.` });
        onRemoved();
        await queries.invalidateQueries(trpc.users.list.infiniteQueryFilter());
      },
      onError(error) {
        setAsking(false);
        toasts.show({ tone: "failed", message: describeError(error) });
      },
    }),
  );
  return (
    <Section
      title={t`Remove the account`}
      hint={t`At once and for good. To keep it but shut it, switch “Active” off instead.`}
      action={
        <Button color="red" variant="light" size="xs" onClick={() => setAsking(true)}>
          <Trans>Remove</Trans>
        </Button>
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={t`Remove the account of ${name}?`}
          confirm={t`Remove for good`}
          isBusy={isPending}
          onConfirm={() => mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          <Trans>
            <b>{email}</b>, with all tasks, API keys and sessions, is deleted. Nobody can bring it
            back. A mail tells the owner.
          </Trans>
        </ConfirmDialog>
      )}
    </Section>
  );
}

function describeEnded(name: string, count: number): string {
  return plural(count, {
    0: `Signed ${name} out: no session was open.`,
    one: `Signed ${name} out: one session was ended.`,
    other: `Signed ${name} out: # sessions were ended.`,
  });
}
