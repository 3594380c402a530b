import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
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

/** Shows what was stored meanwhile beside what was typed here, and lets the person choose. */
export function StalePost({ versions, ...choice }: StalePostProps) {
  const differences = compare(versions);
  return (
    <StaleNotice title={t`This post was changed meanwhile`} {...choice}>
      {differences.length === 0 && (
        <p>
          <Trans>Its title and text are as you have them.</Trans>
        </p>
      )}
      {differences.map((difference) => (
        <Versions key={difference.field} {...difference} />
      ))}
    </StaleNotice>
  );
}

function Versions({ field, stored, mine }: Difference) {
  const name = field === "title" ? t`Title` : t`Text`;
  return (
    <div className={classes.versions}>
      <Version label={t`${name}, stored now`} text={stored} />
      {mine === null ? (
        <p className={classes.same}>
          <Trans>{name}, yours: not changed</Trans>
        </p>
      ) : (
        <Version label={t`${name}, yours`} text={mine} />
      )}
    </div>
  );
}

function Version({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <span className={classes.label}>{label}</span>
      <ScrollBox label={label} className={classes.text}>
        {text || t`Empty`}
      </ScrollBox>
    </div>
  );
}
