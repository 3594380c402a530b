import { StaleNotice } from "#ui/stale-notice.tsx";
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
export function StalePost({ versions, ...choice }: StalePostProps) {
  const differences = compare(versions);
  return (
    <StaleNotice title="This post was changed meanwhile" {...choice}>
      {differences.length === 0 && <p>Its title and text are as you have them.</p>}
      {differences.map((difference) => (
        <Versions key={difference.field} {...difference} />
      ))}
    </StaleNotice>
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
