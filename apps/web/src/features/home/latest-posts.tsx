import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PostSummary } from "@tenon/schemas/posts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { personName } from "#ui/person-name.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import classes from "./card-list.module.css";
import { HomeCard } from "./home-card.tsx";
import { latestPostsQuery } from "./home-queries.ts";

/** What was put on the board last. */
export function LatestPosts() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const answer = useInfiniteQuery(latestPostsQuery({ client, trpc }));
  return (
    <HomeCard
      title={t`On the board`}
      action={
        <Link to="/posts">
          <Trans>All posts</Trans>
        </Link>
      }
      answer={answer}
    >
      {({ pages: [page] }) =>
        page === undefined || page.items.length === 0 ? (
          <p className={classes.nothing}>
            <Trans>
              Nothing is on the board yet. <Link to="/posts/new">Write the first post</Link>
            </Trans>
          </p>
        ) : (
          <ul className={classes.list}>
            {page.items.map((post) => (
              <Item key={post.id} post={post} />
            ))}
          </ul>
        )
      }
    </HomeCard>
  );
}

function Item({ post: { slug, title, author, publishedAt } }: { post: PostSummary }) {
  return (
    <li className={classes.item}>
      <Link to="/posts/$slug" params={{ slug }} className={classes.link}>
        {title}
      </Link>
      <span className={classes.facts}>
        {personName(author)}
        {publishedAt !== null && <TimeAgo at={publishedAt} />}
      </span>
    </li>
  );
}
