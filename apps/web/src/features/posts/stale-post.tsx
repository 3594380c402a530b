import { Button } from "@mantine/core";
import { IconAlert } from "#ui/icons.tsx";
import { compare, type Difference, type PostDraft } from "./post-draft.ts";
import { ScrollBox } from "./scroll-box.tsx";
import classes from "./stale-post.module.css";

type StalePostProps = {
  versions: { base: PostDraft; draft: PostDraft; current: PostDraft };
  isSending: boolean;
  onTakeStored: () => void;
  onKeepMine: () => void;
};

const names: Record<keyof PostDraft, string> = { title: "Title", body: "Text" };

/** Shows what was stored meanwhile beside what was typed here, and lets the person choose. */
export function StalePost({ versions, isSending, onTakeStored, onKeepMine }: StalePostProps) {
  const differences = compare(versions);
  return (
    <div role="alert" className={classes.stale}>
      <p className={classes.heading}>
        <IconAlert /> This post was changed meanwhile
      </p>
      <p>It was saved in another tab or by another program after you opened it.</p>
      {differences.length === 0 && <p>Its title and text are as you have them.</p>}
      {differences.map((difference) => (
        <Versions key={difference.field} {...difference} />
      ))}
      <div className={classes.actions}>
        <Button size="xs" onClick={onKeepMine} loading={isSending}>
          Keep mine
        </Button>
        <Button size="xs" variant="default" onClick={onTakeStored}>
          Take the stored one
        </Button>
      </div>
    </div>
  );
}

function Versions({ field, stored, mine }: Difference) {
  return (
    <div className={classes.versions}>
      <Version label={`${names[field]}, stored now`} text={stored} />
      {mine === null ? (
        <p className={classes.same}>{names[field]}, yours: not changed</p>
      ) : (
        <Version label={`${names[field]}, yours`} text={mine} />
      )}
    </div>
  );
}

function Version({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <span className={classes.label}>{label}</span>
      <ScrollBox label={label} className={classes.text}>
        {text || "Empty"}
      </ScrollBox>
    </div>
  );
}
