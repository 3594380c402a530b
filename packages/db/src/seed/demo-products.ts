/** What the workshop sells; those that sell best come first. */
export type DemoArticle = {
  sku: string;
  name: string;
  description: string;
  /** In cents. */
  price: number;
  /** About how many are left today. */
  left: number;
  isActive?: boolean;
  /** Another price, up to so many days ago. */
  before?: { price: number; days: number };
};

export const demoArticles: [DemoArticle, ...DemoArticle[]] = [
  {
    sku: "SPOON-3",
    name: "Cooking spoons, set of three",
    description: "Cherry, oiled. Flat, pointed and slotted; each is a little different.",
    price: 2400,
    left: 46,
    before: { price: 2200, days: 12 },
  },
  {
    sku: "BOARD-S",
    name: "Breakfast board, maple",
    description: "24 × 16 cm, rounded edges, a hole to hang it by.",
    price: 1800,
    left: 61,
  },
  {
    sku: "OIL-250",
    name: "Hard wax oil, 250 ml",
    description:
      "What we finish our boards and tables with. Safe for food once dry; enough for four square metres.",
    price: 1650,
    left: 38,
  },
  {
    sku: "NEST-32",
    name: "Nest box, 32 mm",
    description: "Larch, untreated. For tits and sparrows; the front comes off for cleaning.",
    price: 2900,
    left: 27,
  },
  {
    sku: "BOARD-L",
    name: "Chopping board, end grain",
    description:
      "Walnut and ash, 45 × 30 × 4 cm, with a juice groove on one side. Heavy enough to stay where it is.",
    price: 9800,
    left: 9,
    before: { price: 8900, days: 16 },
  },
  {
    sku: "BLOCKS-60",
    name: "Building blocks, 60 pieces",
    description: "Beech, maple and walnut offcuts, sanded smooth, in a cotton bag.",
    price: 4500,
    left: 22,
  },
  {
    sku: "PIN-40",
    name: "Rolling pin",
    description: "One piece of beech, 40 cm, without handles.",
    price: 1900,
    left: 31,
  },
  {
    sku: "MALLET",
    name: "Joiner’s mallet",
    description:
      "Hornbeam head, ash handle, wedged. The one we use ourselves; we make twenty of them each winter.",
    price: 3900,
    left: 0,
  },
  {
    sku: "STOOL-OAK",
    name: "Three-legged stool, oak",
    description: "45 cm high. Wedged through tenons, no screws, no wobble on any floor.",
    price: 8900,
    left: 12,
  },
  {
    sku: "PEGS-5",
    name: "Peg rail, five pegs",
    description: "Ash, 80 cm, with screws for a plain wall. Shaker pegs, turned by hand.",
    price: 3400,
    left: 18,
  },
  {
    sku: "TRAY-40",
    name: "Serving tray",
    description: "Ash, finger-jointed corners, 40 × 28 cm.",
    price: 4200,
    left: 16,
  },
  {
    sku: "BOWL-20",
    name: "Turned bowl, 20 cm",
    description: "From a storm-felled plum tree; grain and colour vary.",
    price: 5600,
    left: 11,
  },
  {
    sku: "FRAME-A4",
    name: "Picture frame, A4",
    description: "Oak with splined corners, real glass, hooks for both directions.",
    price: 2700,
    left: 24,
  },
  {
    sku: "BOX-TEA",
    name: "Tea box, six compartments",
    description: "Cherry with a sliding lid.",
    price: 4800,
    left: 3,
  },
  {
    sku: "TOTE",
    name: "Tool tote",
    description: "Pine with an ash dowel for a handle. Carries what a repair takes, and flowers.",
    price: 3900,
    left: 13,
  },
  {
    sku: "SHELF-60",
    name: "Wall shelf, 60 cm",
    description: "Oak, hidden brackets, holds 15 kg.",
    price: 5900,
    left: 14,
  },
  {
    sku: "GAUGE",
    name: "Marking gauge",
    description: "Pear wood with a brass wheel. Holds its setting with one turn.",
    price: 3600,
    left: 8,
  },
  {
    sku: "SQUARE-20",
    name: "Try square, 20 cm",
    description: "Walnut and brass; square to within the width of a pencil line over a metre.",
    price: 4400,
    left: 1,
  },
  {
    sku: "TRAIN",
    name: "Wooden train with four wagons",
    description: "Beech and linseed oil, wooden couplings. For children from three years.",
    price: 5200,
    left: 10,
  },
  {
    sku: "SIDE-45",
    name: "Round side table",
    description: "Ash, 45 cm across, 50 cm high. Comes with the legs unscrewed.",
    price: 18_900,
    left: 6,
  },
  {
    sku: "BOWL-30",
    name: "Turned bowl, 30 cm",
    description: "Elm, turned green and left to move. No two are round.",
    price: 11_900,
    left: 2,
  },
  {
    sku: "BENCH-150",
    name: "Garden bench, 150 cm",
    description: "Larch, for three. Delivered in two parts with four bolts and a spanner.",
    price: 34_900,
    left: 5,
  },
  {
    sku: "WORKBENCH",
    name: "Workbench, beech",
    description:
      "180 × 70 cm top, 8 cm thick, with a face vice and a tail vice. Made to order height: tell us your wrist’s.",
    price: 129_000,
    left: 2,
  },
  {
    sku: "CANDLE-2",
    name: "Candlesticks, pair",
    description: "Turned from robinia. We stopped making these.",
    price: 3200,
    left: 7,
    isActive: false,
  },
  {
    sku: "CRADLE",
    name: "Rocking cradle",
    description: "A first drawing; not for sale before it is tested.",
    price: 42_000,
    left: 0,
    isActive: false,
  },
];
