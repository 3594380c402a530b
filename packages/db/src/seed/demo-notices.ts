import type { DemoPersonName } from "./demo-people.ts";

export type DemoNotice = {
  writer: DemoPersonName;
  slug: string;
  title: string;
  body: string;
  /** When it was put on the board; a draft without it. */
  daysAgo?: number;
  /** Who said what, and how many hours after. */
  comments?: { writer: DemoPersonName; hours: number; body: string }[];
};

/** What stands on the demo's board, the newest first, and what its member has not published yet. */
export const demoNotices: DemoNotice[] = [
  {
    writer: "demo",
    slug: "ideas-for-the-open-day",
    title: "Ideas for the open day",
    body: "- A bench that visitors put together themselves\n- Offcuts for children to take home\n- [ ] Ask **Hazel** about the band saw: on or off?\n",
  },
  {
    writer: "rowan",
    slug: "found-a-silver-ring",
    title: "Found: a silver ring",
    body: "Under the planer, in the shavings. It is in the drawer with the pencils. Tell me what is engraved on it and it is yours.",
    daysAgo: 0.3,
    comments: [
      { writer: "tansy", hours: 1, body: "Not mine, but what a lucky place to look." },
      { writer: "willow", hours: 3, body: "Two letters and a year? I hope so much." },
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
    daysAgo: 1,
    comments: [
      { writer: "admin", hours: 4, body: "And the kettle, please." },
      { writer: "juniper", hours: 6, body: "The small window sticks. Lift it, then turn." },
    ],
  },
  {
    writer: "hazel",
    slug: "machine-check-what-we-found",
    title: "Machine check: what we found",
    body: `The yearly check is done. Nothing dangerous, some things to do.

| machine | state | to do | who | until |
| --- | --- | --- | --- | --- |
| Table saw | good | – | – | – |
| Band saw | good | new blade, 12 mm | Alder | next week |
| Planer | fair | knives are dull, **set of three ordered** | Hazel | end of month |
| Lathe | good | oil the bed | whoever turns | always |
| Dust extraction | poor | hose has a hole near the second gate | Linden | this week |
| Drill press | good | – | – | – |

## Until the hose is mended

- Keep the second gate **closed**.
- Wear a mask at the belt sander, also for a minute.
- ~~Sweep~~ vacuum; sweeping puts the fine dust back into the air.

> Fine dust is the one thing in here that you only notice years later.

The numbers of the measurement, for those who want them:

\`\`\`text
place            before   after cleaning
table saw          1.1          0.4
belt sander        4.8          2.9
bench, window      0.3          0.2      (mg per cubic metre)
\`\`\`
`,
    daysAgo: 2.4,
    comments: [
      { writer: "linden", hours: 2, body: "I have tape that holds until the new hose is here." },
      { writer: "alder", hours: 5, body: "Blade is ordered: `12 mm, 4 tpi, 2560 mm`." },
      { writer: "hazel", hours: 7, body: "Thank you both. I’ll measure again when it is done." },
      { writer: "medlar", hours: 26, body: "2.9 at the sander is still a lot. Masks it is." },
    ],
  },
  {
    writer: "maple",
    slug: "lunch-on-wednesday",
    title: "Lunch on Wednesday",
    body: "I cook lentils with too much garlic. Twelve bowls, first come. Bring bread if you like bread.",
    daysAgo: 3.2,
    comments: [
      { writer: "aspen", hours: 1, body: "Bread: me." },
      { writer: "rowan", hours: 2, body: "In!" },
      { writer: "laurel", hours: 2.5, body: "In, and there is no such thing as too much garlic." },
    ],
  },
  {
    writer: "admin",
    slug: "welcome",
    title: "Welcome",
    body: `This is the notice board: what everybody should know, and may talk about.

- Posts are **Markdown**. Write one with _New post_; it is a draft until you publish it.
- Search finds words of titles and texts, the title's first.
- Say what you think below.

> Whatever HTML is in a post is shown, not run: <script>alert("hello")</script>`,
    daysAgo: 5,
    comments: [
      { writer: "demo", hours: 24, body: "Found it. Thank you!" },
      { writer: "admin", hours: 25, body: "Good to have you here." },
    ],
  },
  {
    writer: "alder",
    slug: "which-finish-for-what",
    title: "Which finish for what",
    body: `I am asked this every week, so here it is once and for all.

### In short

| what | finish | coats | dry after |
| --- | --- | --- | --- |
| Chopping boards, spoons | hard wax oil, or linseed oil | 2 | 1 day |
| Tables | hard wax oil | 3 | 3 days |
| Toys | linseed oil, nothing else | 1 | 1 week |
| Outside | nothing, or tar | – | – |
| Drawers, inside | shellac | 2 | 1 hour |

### How

1. Sand to 180, not finer; the oil has to get in.
2. Wet the wood, let it dry, sand the raised fibres off **once**.
3. Put the oil on with a cloth. Thin.
   - After ten minutes, take off what still stands on it.
   - What you don't take off stays sticky. For weeks.
4. The next coat on the next day.

### Rags

Rags with linseed oil **catch fire by themselves**. Hang them flat outside or put them into the metal bin with the lid. Never into the dust bag. More about it, with pictures: <https://example.com/oily-rags>.`,
    daysAgo: 8.1,
    comments: [
      { writer: "tansy", hours: 3, body: "Why no oil outside?" },
      {
        writer: "alder",
        hours: 4,
        body: "Because it feeds mould, and you do it again each spring. Larch turns grey by itself and lasts as long.",
      },
      { writer: "demo", hours: 30, body: "Printed it and put it above the finishing table." },
    ],
  },
  {
    writer: "juniper",
    slug: "new-in-the-shop-peg-rails",
    title: "New in the shop: peg rails",
    body: "Five pegs, ash, `PEGS-5`. We have turned a hundred pegs and can do it in our sleep now. Say if you want another length; **80 cm** is what fits between most doors.",
    daysAgo: 11.5,
    comments: [{ writer: "medlar", hours: 9, body: "One metre, seven pegs, for the school?" }],
  },
  {
    writer: "laurel",
    slug: "wood-from-the-storm",
    title: "Wood from the storm",
    body: `The town gives away what fell in the storm: two plums, an elm, and more ash than we can carry.

**Saturday at eight** at the yard, with gloves. We need:

- a trailer (_Linden has one_)
- two chain saws **with people who may use them**
- wax for the ends, so that they don't crack

Everything gets a number and a date. It will be dry in two years, and then we'll be glad.`,
    daysAgo: 14.6,
    comments: [
      { writer: "linden", hours: 1, body: "Trailer and I are there." },
      { writer: "sorrel", hours: 8, body: "I can cut until noon." },
      { writer: "hazel", hours: 52, body: "Eleven logs. My back says it was more." },
    ],
  },
  {
    writer: "medlar",
    slug: "evening-class-dovetails",
    title: "Evening class: dovetails",
    body: "Four Thursdays from seven to nine, six people, one small box each. Saws are here; bring a pencil you like.\n\n1. Marking\n2. Sawing\n3. Chiselling\n4. Fitting, and gluing what fits\n",
    daysAgo: 18.3,
    comments: [
      { writer: "maple", hours: 2, body: "I’d like to." },
      { writer: "willow", hours: 5, body: "Me too, if a beginner may." },
      { writer: "medlar", hours: 6, body: "Beginners above all. Two places left." },
      { writer: "demo", hours: 20, body: "One left now." },
    ],
  },
  {
    writer: "aspen",
    slug: "the-price-of-walnut",
    title: "The price of walnut",
    body: "Walnut went up by a fifth, so our end grain board goes from 89 to 98. Orders that are placed keep their price. If somebody asks: we still make it from one tree.",
    daysAgo: 16,
    comments: [{ writer: "admin", hours: 1, body: "The catalogue has it." }],
  },
  {
    writer: "linden",
    slug: "the-van-and-its-key",
    title: "The van and its key",
    body: "The key hangs behind the door again. Whoever takes it writes down **when** and **where to**; whoever brings it back fills it up. It takes diesel. It really does take diesel.",
    daysAgo: 24.8,
    comments: [{ writer: "rowan", hours: 2, body: "I have apologised for this." }],
  },
  {
    writer: "hazel",
    slug: "first-aid-box",
    title: "First aid box",
    body: "Is by the sink, not in the office any more. If you use something, tell me, so that it's there next time. Plasters don't need telling; there are four hundred.",
    daysAgo: 29.4,
  },
];
