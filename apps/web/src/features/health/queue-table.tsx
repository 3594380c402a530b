import { Trans } from "@lingui/react/macro";
import type { QueueHealth } from "@tenon/schemas/system";
import { describeNumber } from "#ui/describe-count.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import classes from "./queue-table.module.css";

/** The jobs kind by kind. Those with nothing to do are left out. */
export function QueueTable({ queues }: { queues: QueueHealth[] }) {
  const busy = queues.filter(({ waiting, running, dead }) => waiting + running + dead > 0);
  if (busy.length === 0) {
    return (
      <p className={classes.nothing}>
        <Trans>No job waits, runs or died.</Trans>
      </p>
    );
  }
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Kind</Trans>
            </th>
            <th scope="col">
              <Trans>Waiting</Trans>
            </th>
            <th scope="col">
              <Trans>Tried again</Trans>
            </th>
            <th scope="col">
              <Trans>Running</Trans>
            </th>
            <th scope="col">
              <Trans>Died</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {busy.map((queue) => (
            <tr key={queue.name}>
              <th scope="row">
                {queue.name}
                {queue.waitingSince && (
                  <span className={classes.since}>
                    <Trans>
                      The first is due <TimeAgo at={queue.waitingSince} />
                    </Trans>
                  </span>
                )}
              </th>
              <td>{describeNumber(queue.waiting)}</td>
              <td>{describeNumber(queue.failing)}</td>
              <td>{describeNumber(queue.running)}</td>
              <td data-wrong={queue.dead > 0 || undefined}>{describeNumber(queue.dead)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
