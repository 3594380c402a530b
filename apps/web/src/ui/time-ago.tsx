import { describeAge, describeMoment } from "./describe-time.ts";
import { useNow } from "./use-now.ts";

/** A moment, as long ago as it is; the exact one on pointing at it. */
export function TimeAgo({ at }: { at: Date }) {
  const now = useNow();
  return (
    <time dateTime={at.toISOString()} title={describeMoment(at)}>
      {describeAge(at, now)}
    </time>
  );
}
