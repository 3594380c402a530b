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
        toasts.show({ tone: "done", message: `A link to set a new password goes to ${email}.` }),
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
    }),
  );
  return (
    <Section
      title="New password"
      hint={
        isActive
          ? "Mails a link to set one. Nobody else gets to see it, you neither."
          : "An inactive account gets no link."
      }
      action={
        <Button
          variant="default"
          size="xs"
          disabled={!isActive}
          loading={isPending}
          onClick={() => mutate({ id })}
        >
          Mail the link
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
      onSuccess: ({ ended }) =>
        toasts.show({ tone: "done", message: `Signed ${name} out: ${describeSessions(ended)}.` }),
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
      async onSettled() {
        setAsking(false);
        await queries.invalidateQueries(trpc.audit.list.infiniteQueryFilter());
      },
    }),
  );
  return (
    <Section
      title="Sessions"
      hint="Ends them all; signing in again is possible. API keys go on working."
      action={
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          Sign out everywhere
        </Button>
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={`Sign ${name} out everywhere?`}
          confirm="Sign out everywhere"
          isBusy={isPending}
          onConfirm={() => mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          On each device, work that was under way has to wait until they sign in again.
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
        toasts.show({ tone: "done", message: `Removed the account of ${name}.` });
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
      title="Remove the account"
      hint="At once and for good. To keep it but shut it, switch “Active” off instead."
      action={
        <Button color="red" variant="light" size="xs" onClick={() => setAsking(true)}>
          Remove
        </Button>
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={`Remove the account of ${name}?`}
          confirm="Remove for good"
          isBusy={isPending}
          onConfirm={() => mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          <b>{email}</b>, with all tasks, API keys and sessions, is deleted. Nobody can bring it
          back. A mail tells the owner.
        </ConfirmDialog>
      )}
    </Section>
  );
}

function describeSessions(count: number): string {
  if (count === 0) return "no session was open";
  return count === 1 ? "one session was ended" : `${count} sessions were ended`;
}
