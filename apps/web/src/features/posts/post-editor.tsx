import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Stack, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { type SyntheticEvent, useEffect, useState } from "react";
import type { Post } from "@tenon/schemas/posts";
import { newerVersion } from "#api/newer-version.ts";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import { GoneNotice } from "#ui/gone-notice.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { MarkdownField } from "./markdown-field.tsx";
import { isUnchanged, type PostDraft, rebase, toDraft, toEdit } from "./post-draft.ts";
import classes from "./post-editor.module.css";
import { StalePost } from "./stale-post.tsx";
import { usePostCache } from "./use-post-cache.ts";

type PostEditorProps = {
  /** The post as the server last answered it; null for one that is new. */
  stored: Post | null;
  /** Whether it was deleted since. */
  isGone?: boolean;
  onSaved: (post: Post) => void;
  onClose: () => void;
};

/** What is to be stored of which version, and whether it goes on the board then. */
type Order = PostDraft & { base: Post | null; publish: boolean };

export function PostEditor({ stored, isGone = false, onSaved, onClose }: PostEditorProps) {
  const { posts } = useTRPCClient();
  const cache = usePostCache();
  const toasts = useToasts();
  /** The version the draft was made of. */
  const [base, setBase] = useState(stored);
  /** The version that was stored meanwhile, when saving was refused for it, and what was ordered. */
  const [stale, setStale] = useState<{ current: Post; publish: boolean } | null>(null);
  const {
    values: draft,
    failure,
    isSending,
    deliver,
    bind,
    set,
    setValues,
  } = useServerForm({
    schema: loadSchema,
    initialValues: toDraft(base),
    keptAs: `post-${base?.id ?? "new"}`,
    toInput: (edited): Order => ({ ...edited, base, publish: false }),
    send,
  });
  const isDirty = !isUnchanged(toDraft(base), draft);
  const isDraft = !(base?.publishedAt instanceof Date);
  useHotkeys(
    [
      ["mod+Enter", () => save()],
      ["mod+S", () => save()],
    ],
    [],
  );

  const isOutdated = !isDirty && stored !== null && stored.version > (base?.version ?? 0);
  useEffect(() => {
    if (isOutdated) startFrom(stored);
  });

  return (
    <form onSubmit={save} noValidate>
      <Stack gap="md">
        <FormFailure message={failure} />
        {isGone && <GoneNotice title={t`This post was deleted meanwhile`} />}
        {stale && (
          <StalePost
            versions={{ base: toDraft(base), draft, current: stale.current }}
            isSending={isSending}
            onTakeStored={() => startFrom(stale.current)}
            onKeepMine={() => void keepMine(stale)}
          />
        )}
        <TextInput
          label={t`Title`}
          maxLength={200}
          {...bind("title")}
          value={draft.title}
          onChange={({ currentTarget }) => set("title", currentTarget.value)}
        />
        <MarkdownField
          {...bind("body")}
          value={draft.body}
          onChange={(body) => set("body", body)}
        />
      </Stack>
      <div className={classes.footer}>
        <Button
          type="submit"
          variant={isDraft ? "default" : "filled"}
          loading={isSending}
          disabled={!isDirty || isGone}
        >
          {isDraft ? t`Save draft` : t`Save`}
        </Button>
        {isDraft && (
          <Button
            loading={isSending}
            disabled={isGone}
            onClick={() => void order({ publish: true })}
          >
            <Trans>Publish</Trans>
          </Button>
        )}
        <Button variant="subtle" color="gray" className={classes.close} onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
      <DiscardChanges isTyped={isDirty} />
    </form>
  );

  function save(event?: SyntheticEvent): void {
    event?.preventDefault();
    if (isDirty && !isGone) void order({ publish: false });
  }

  async function order({ publish }: { publish: boolean }): Promise<void> {
    if (!isSending) await deliver({ ...draft, base, publish });
  }

  async function send({ base: from, publish, ...edited }: Order): Promise<void> {
    try {
      const saved = await store(from, edited);
      startFrom(saved);
      const shown = publish ? await putOnBoard(saved) : saved;
      cache.keep(shown);
      onSaved(shown);
    } catch (error) {
      const current = await newerVersion(error, loadPost);
      if (!current) throw error;
      cache.keep(current);
      setStale({ current, publish });
    }
  }

  async function store(from: Post | null, edited: PostDraft): Promise<Post> {
    if (from === null) return posts.create.mutate(edited);
    const edit = toEdit(from, edited);
    if (Object.keys(edit).length === 0) return from;
    return posts.update.mutate({ id: from.id, version: from.version, ...edit });
  }

  async function putOnBoard(saved: Post): Promise<Post> {
    try {
      const published = await posts.publish.mutate({ id: saved.id });
      const { title } = published;
      toasts.show({ tone: "done", message: t`“${title}” is on the board.` });
      return published;
    } catch (error) {
      cache.keep(saved);
      toasts.show({ tone: "done", message: t`It is saved as a draft, but not on the board yet.` });
      throw error;
    }
  }

  function startFrom(post: Post): void {
    setBase(post);
    setStale(null);
    setValues(toDraft(post));
  }

  async function keepMine({ current, publish }: { current: Post; publish: boolean }) {
    const merged = rebase({ base: toDraft(base), draft, current });
    startFrom(current);
    setValues(merged);
    await deliver({ ...merged, base: current, publish });
  }
}

/** The rest of an order is not for the server. */
async function loadSchema() {
  return (await import("@tenon/schemas/posts")).CreatePostInput.loose();
}

async function loadPost() {
  return (await import("@tenon/schemas/posts")).Post;
}
