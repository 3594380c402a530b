import type { AppRouter as Source } from "#router.ts";
import { router } from "#trpc/procedures.ts";

const appRouter = router(features);
/** All procedures there are, as callers see them: their inputs, outputs and errors. */
export type AppRouter = typeof appRouter;

type Features = Source["_def"]["record"];
/** `Extract` hides from the compiler where a feature was declared, so it spells the type out instead of naming the file. */
declare const features: { [Name in Extract<keyof Features, string>]: Features[Name] };
