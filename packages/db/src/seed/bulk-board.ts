import { type BulkPlan, bulkUserIds } from "./bulk-rows.ts";
import { chore, sentences } from "./bulk-words.ts";
import { createSeededRandom } from "./seeded-random.ts";

export type BulkPost = {
  id: string;
  authorId: string;
  slug: string;
  title: string;
  body: string;
  isDraft: boolean;
  commentCount: number;
  createdAt: Date;
};

export type BulkComment = {
  id: string;
  postId: string;
  authorId: string;
  body: string;
  createdAt: Date;
};

const dayMs = 86_400_000;

/** Posts of the last year: about one in twenty is a draft, the others have five comments on average. */
export function* bulkPosts(plan: BulkPlan): Generator<BulkPost> {
  const random = createSeededRandom(plan.seed + 0x2545f491);
  const authors = bulkUserIds(plan);
  for (let number = 1; number <= plan.posts; number += 1) {
    const createdAt = new Date(plan.now.getTime() - random.below(365 * dayMs));
    const title = chore(random);
    const isDraft = random.next() < 0.05;
    const paragraph = () => sentences(random, { from: 2, below: 9 });
    yield {
      id: random.id(createdAt),
      authorId: random.pick(authors),
      slug: `${title.toLowerCase().replaceAll(" ", "-")}-seed-${plan.seed}-${number}`,
      title,
      body: `${paragraph()}\n\n## ${chore(random)}\n\n- ${paragraph()}\n- ${paragraph()}\n`,
      isDraft,
      commentCount: isDraft ? 0 : random.below(12),
      createdAt,
    };
  }
}

/** What members say below those posts. */
export function* bulkComments(plan: BulkPlan): Generator<BulkComment> {
  const random = createSeededRandom(plan.seed + 0x7feb352d);
  const authors = bulkUserIds(plan);
  for (const { id: postId, commentCount, createdAt: from } of bulkPosts(plan)) {
    for (let made = 0; made < commentCount; made += 1) {
      const span = plan.now.getTime() - from.getTime();
      const createdAt = new Date(from.getTime() + random.below(span + 1));
      const authorId = random.pick(authors);
      const body = sentences(random, { from: 1, below: 5 });
      yield { id: random.id(createdAt), postId, authorId, body, createdAt };
    }
  }
}
