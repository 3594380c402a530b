import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, NativeSelect, Switch, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { userRoles } from "@tenon/schemas/user-roles";
import type { UpdateUserInput, User } from "@tenon/schemas/users";
import { describeError } from "#api/error-reason.ts";
import { newerVersion } from "#api/newer-version.ts";
import { useSession } from "#api/session-context.ts";
import { takeBack } from "#api/take-back.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useAct } from "#api/use-act.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
import { GoneNotice } from "#ui/gone-notice.tsx";
import { optionNamed } from "#ui/option-named.ts";
import { useToasts } from "#ui/toasts-context.ts";
import { describeChanges, isUnchanged, rebase, toDraft, toInput } from "./user-draft.ts";

type UserFormProps = {
  /** The account as the server last answered it. */
  stored: User;
  isOwn: boolean;
  /** Whether it was removed since. */
  isGone: boolean;
};

/** What an administrator may change of an account. */
export function UserForm({ stored, isOwn, isGone }: UserFormProps) {
  const trpc = useTRPC();
  const { users } = useTRPCClient();
  const { mutateAsync: store } = useAct({
    rows: trpc.users.pathFilter(),
    send: (input: UpdateUserInput) => users.update.mutate(input),
    foresee: ({ id, version: _version, ...fields }) => ({ id, fields }),
    onDone: keep,
    onRefused() {},
  });
  const session = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  /** The version the draft was made of. */
  const [base, setBase] = useState(stored);
  /** What was changed meanwhile, when saving was refused for it. */
  const [meanwhile, setMeanwhile] = useState<string | null>(null);
  const form = useServerForm({
    schema: loadSchema,
    initialValues: toDraft(base),
    keptAs: `account-${base.id}`,
    toInput: (edited) => toInput(base, edited),
    send,
    fieldOf: { LAST_ADMIN: "role" },
  });
  const { values: draft, bind, set, setValues } = form;
  const isDirty = !isUnchanged(base, draft);
  const isOutdated = !isDirty && stored.version > base.version;
  useEffect(() => {
    if (isOutdated) startFrom(stored);
  });

  return (
    <FormFrame
      form={{
        ...form,
        failure:
          meanwhile === null
            ? form.failure
            : t`Somebody changed this account meanwhile: ${meanwhile}. Save again to make your changes as well.`,
      }}
      send={t`Save`}
      canSend={isDirty && !isGone}
      others={
        <Button variant="default" disabled={!isDirty} onClick={() => startFrom(stored)}>
          <Trans>Discard</Trans>
        </Button>
      }
    >
      {isGone && <GoneNotice title={t`This account was deleted meanwhile`} />}
      <TextInput
        label={t`Name`}
        maxLength={100}
        w="min(22rem, 100%)"
        {...bind("name")}
        value={draft.name}
        onChange={({ currentTarget }) => set("name", currentTarget.value)}
      />
      <NativeSelect
        label={t`Role`}
        description={isOwn ? t`As a member, you would lose these pages at once.` : undefined}
        data={[
          { value: "member", label: t`Member` },
          { value: "admin", label: t`Administrator` },
        ]}
        w="min(22rem, 100%)"
        {...bind("role")}
        value={draft.role}
        onChange={({ currentTarget }) =>
          set("role", optionNamed(userRoles, currentTarget.value) ?? draft.role)
        }
      />
      <Switch
        label={t`Active`}
        description={
          isOwn
            ? t`Only another administrator can switch your account off.`
            : t`Off signs the account out everywhere and keeps it out.`
        }
        disabled={isOwn}
        {...bind("isActive")}
        checked={draft.isActive}
        onChange={({ currentTarget }) => set("isActive", currentTarget.checked)}
      />
      <DiscardChanges isTyped={isDirty && !isGone} />
    </FormFrame>
  );

  async function send(input: UpdateUserInput): Promise<void> {
    setMeanwhile(null);
    try {
      const changed = await store(input);
      const { name } = changed;
      toasts.show({
        tone: "done",
        message: t`Saved the account of ${name}.`,
        // Whoever changed their own role may no longer change anybody's.
        ...(!isOwn && { action: { label: t`Undo`, run: () => void undo(changed) } }),
      });
      startFrom(changed);
      if (isOwn) session.rename(changed);
    } catch (error) {
      const newer = await newerVersion(error, loadUser);
      if (!newer) throw error;
      const edited = rebase(base, draft, newer);
      const changes = describeChanges(base, newer);
      keep(newer);
      startFrom(newer);
      setValues(edited);
      setMeanwhile(changes === "" ? t`it is as you see it now` : changes);
    }
  }

  /** Sessions that were ended stay so. */
  async function undo(changed: User): Promise<void> {
    const { name } = changed;
    try {
      await takeBack({
        changed,
        store: (version) => store({ ...toInput(changed, toDraft(base)), version }),
        loadSchema: loadUser,
        stands: (newer) => isUnchanged(newer, rebase(base, changed, newer)),
      });
      toasts.show({ tone: "done", message: t`The account of ${name} is as it was.` });
    } catch (error) {
      const why = describeError(error);
      toasts.show({ tone: "failed", message: t`The account of ${name} was not changed. ${why}` });
    }
  }

  function keep(user: User): void {
    queries.setQueryData(trpc.users.byId.queryKey({ id: user.id }), user);
    void queries.invalidateQueries(trpc.users.list.infiniteQueryFilter());
    void queries.invalidateQueries(trpc.audit.list.infiniteQueryFilter());
  }

  function startFrom(user: User): void {
    setBase(user);
    setMeanwhile(null);
    setValues(toDraft(user));
  }
}

async function loadSchema() {
  return (await import("@tenon/schemas/users")).UpdateUserInput;
}

async function loadUser() {
  return (await import("@tenon/schemas/users")).User;
}
