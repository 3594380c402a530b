/** Who writes on the demo's board. */
export type DemoWriter = "demo" | "admin";

export type DemoPost = {
  writer: DemoWriter;
  slug: string;
  title: string;
  body: string;
  publishedAt: Date | null;
  comments: { writer: DemoWriter; body: string; createdAt: Date }[];
};

const hour = 3_600_000;
const day = 24 * hour;

/** What stands on the board at the first start: two notices, and a draft of the member's. */
export function demoPosts(now: Date): DemoPost[] {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return [
    {
      writer: "admin",
      slug: "welcome",
      title: "Welcome",
      body: `This is the notice board: what everybody should know, and may talk about.

- Posts are **Markdown**. Write one with _New post_; it is a draft until you publish it.
- Search finds words of titles and texts, the title's first.
- Say what you think below.

> Whatever HTML is in a post is shown, not run: <script>alert("hello")</script>`,
      publishedAt: ago(5 * day),
      comments: [
        { writer: "demo", body: "Found it. Thank you!", createdAt: ago(4 * day) },
        { writer: "admin", body: "Good to have you here.", createdAt: ago(4 * day - hour) },
      ],
    },
    {
      writer: "demo",
      slug: "how-we-close-the-workshop",
      title: "How we close the workshop",
      body: `Whoever leaves last:

1. Machines off, dust bags emptied.
2. Glue pots closed.
3. Lights, windows, door.

| day | who |
| --- | --- |
| Monday to Thursday | the last one out |
| Friday | \`admin@example.com\` |`,
      publishedAt: ago(day),
      comments: [{ writer: "admin", body: "And the kettle, please.", createdAt: ago(20 * hour) }],
    },
    {
      writer: "demo",
      slug: "ideas-for-the-open-day",
      title: "Ideas for the open day",
      body: "- A bench that visitors put together themselves\n- Offcuts for children to take home\n",
      publishedAt: null,
      comments: [],
    },
  ];
}
