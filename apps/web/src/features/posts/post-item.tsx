import { plural } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { PostSummary } from "@tenon/schemas/posts";
import { personName } from "#ui/person-name.ts";
import { StatusMark } from "#ui/status-mark.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import classes from "./post-list.module.css";

/** A post as the board shows it. */
export function PostItem({ post }: { post: PostSummary }) {
  const { slug, title, excerpt, author, publishedAt, updatedAt, commentCount } = post;
  return (
    <div className={classes.item}>
      <h2 className={classes.title}>
        <Link to="/posts/$slug" params={{ slug }} className={classes.link} data-row-link={slug}>
          {title}
        </Link>
        {publishedAt === null && (
          <StatusMark tone="idle">
            <Trans>Draft</Trans>
          </StatusMark>
        )}
      </h2>
      {excerpt !== "" && <p className={classes.excerpt}>{excerpt}</p>}
      <p className={classes.byline}>
        {publishedAt === null ? (
          <Trans>
            Changed <TimeAgo at={updatedAt} />
          </Trans>
        ) : (
          <>
            {personName(author)} · <TimeAgo at={publishedAt} />
            {commentCount > 0 && ` · ${describeComments(commentCount)}`}
          </>
        )}
      </p>
    </div>
  );
}

function describeComments(count: number): string {
  return plural(count, { one: "# comment", other: "# comments" });
}
