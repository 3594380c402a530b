import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { HealthProblem } from "@tenon/schemas/system";
import { IconAlert, IconCheck } from "#ui/icons.tsx";
import { StatusMark } from "#ui/status-mark.tsx";
import classes from "./problem-list.module.css";
import { problemWords } from "./problem-words.ts";

/** Whether all is well; else what is not, and what to do about it. Read out when that changes. */
export function ProblemList({ problems }: { problems: HealthProblem[] }) {
  const count = problems.length;
  const isWell = count === 0;
  return (
    <section className={classes.problems} aria-label={t`What should be seen to`}>
      <p className={classes.verdict} role="status" data-well={isWell || undefined}>
        {isWell ? <IconCheck /> : <IconAlert />}
        {plural(count, {
          0: "All is well",
          one: "# thing should be seen to",
          other: "# things should be seen to",
        })}
      </p>
      {!isWell && (
        <ul className={classes.list}>
          {problems.map((problem) => (
            <Problem key={problem.code} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Problem({ problem: { code, status } }: { problem: HealthProblem }) {
  const { title, remedy } = problemWords()[code];
  return (
    <li className={classes.problem}>
      <p className={classes.title}>
        {title}
        {status === "failed" && (
          <StatusMark tone="wrong">
            <Trans>Grave</Trans>
          </StatusMark>
        )}
      </p>
      <p className={classes.remedy}>{remedy}</p>
    </li>
  );
}
