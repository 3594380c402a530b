import { demoNotices } from "./demo-notices.ts";
import type { DemoPeople } from "./demo-people.ts";
import type { SeededRandom } from "./seeded-random.ts";

export type DemoPost = {
  id: string;
  authorId: string;
  slug: string;
  title: string;
  body: string;
  publishedAt: Date | null;
  commentCount: number;
  createdAt: Date;
  updatedAt: Date;
};

export type DemoComment = {
  id: string;
  postId: string;
  authorId: string;
  body: string;
  createdAt: Date;
};

type Board = { posts: DemoPost[]; comments: DemoComment[] };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Notices by different people, as old as they say, with what was said about them. */
export function demoPosts({
  now,
  random,
  people,
}: {
  now: Date;
  random: SeededRandom;
  people: DemoPeople;
}): Board {
  const written = demoNotices.map(({ writer, daysAgo, comments = [], ...notice }) => {
    const at = new Date(now.getTime() - (daysAgo ?? 0) * dayMs);
    const id = random.id(at);
    const said = comments.map(({ writer: speaker, hours, body }) => {
      const createdAt = new Date(at.getTime() + hours * hourMs);
      const authorId = people[speaker].id;
      return { id: random.id(createdAt), postId: id, authorId, body, createdAt };
    });
    const post = {
      ...notice,
      id,
      authorId: people[writer].id,
      publishedAt: daysAgo === undefined ? null : at,
      commentCount: said.length,
      createdAt: at,
      updatedAt: at,
    };
    return { post, said };
  });
  return {
    posts: written.map(({ post }) => post),
    comments: written.flatMap(({ said }) => said),
  };
}
