import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import type { CreateCommentInput } from "@tenon/schemas/comments";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
import classes from "./comment-section.module.css";

type CommentFormProps = { postId: string; onAdd: (input: CreateCommentInput) => void };

/** Keeps what is typed until it is sent. */
export function CommentForm({ postId, onAdd }: CommentFormProps) {
  const { values, failure, isSending, submit, bind, set, setValues } = useServerForm({
    schema: loadSchema,
    initialValues: { body: "" },
    keptAs: `comment-${postId}`,
    toInput: ({ body }) => ({ postId, body: body.trim() }),
    async send(input) {
      onAdd(input);
      setValues({ body: "" });
    },
  });
  const isTyped = values.body.trim() !== "";

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <FormFailure message={failure} />
      <Textarea
        label={t`Your comment`}
        autosize
        minRows={2}
        maxRows={12}
        {...bind("body")}
        value={values.body}
        onChange={({ currentTarget }) => set("body", currentTarget.value)}
        onKeyDown={getHotkeyHandler([["mod+Enter", () => void submit()]])}
      />
      <Button type="submit" size="sm" variant="default" loading={isSending}>
        <Trans>Comment</Trans>
      </Button>
      <DiscardChanges isTyped={isTyped} />
    </form>
  );
}

async function loadSchema() {
  const { CreateCommentInput } = await import("@tenon/schemas/comments");
  return CreateCommentInput;
}
