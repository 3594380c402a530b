import { t } from "@lingui/core/macro";
import type { HealthProblemCode, SystemHealth } from "@tenon/schemas/system";
import { describeBytes } from "#ui/describe-bytes.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { Section } from "#ui/section.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import { Fact, Facts } from "./facts.tsx";
import { QueueTable } from "./queue-table.tsx";

/** More are not counted. */
const mostCounted = 10_000;

export function HealthFigures({ health }: { health: SystemHealth }) {
  const { problems, server, database, jobs, mails, events, webhooks, signIns } = health;
  const has = (code: HealthProblemCode) => problems.some((problem) => problem.code === code);
  const connections = describeNumber(database.connections);
  const applied = describeNumber(database.migrations.applied);
  const maxConnections = describeNumber(database.maxConnections);
  return (
    <>
      <Section title={t`Server`}>
        <Facts>
          <Fact name={t`Version`}>{server.version}</Fact>
          <Fact name={t`This process started`}>
            <TimeAgo at={server.startedAt} />
          </Fact>
          {server.processes !== null && (
            <Fact name={t`Processes`}>{describeNumber(server.processes)}</Fact>
          )}
          <Fact name={t`Streams of this process`}>{describeNumber(server.streams)}</Fact>
          <Fact name={t`Sign-ins refused within an hour`} isWrong={has("sign-ins-refused")}>
            {describeNumber(signIns.refused)}
          </Fact>
        </Facts>
      </Section>
      <Section title={t`Database`}>
        <Facts>
          <Fact name={t`PostgreSQL`}>{database.version}</Fact>
          <Fact name={t`Size`}>{describeBytes(database.sizeBytes)}</Fact>
          <Fact name={t`Connections`} isWrong={has("connections-short")}>
            {t`${connections} of ${maxConnections}`}
          </Fact>
          <Fact name={t`Oldest transaction`} isWrong={has("transaction-open")}>
            {database.oldestTransactionAt ? (
              <TimeAgo at={database.oldestTransactionAt} />
            ) : (
              t`None is open`
            )}
          </Fact>
          <Fact name={t`Migrations`}>{t`${applied} applied`}</Fact>
          <MissingMigrations migrations={database.migrations} />
        </Facts>
      </Section>
      <Section title={t`Jobs`}>
        <QueueTable queues={jobs.queues} />
        <Facts>
          <Fact name={t`Last clean-up`} isWrong={has("clean-up-late")}>
            {jobs.cleanedUpAt ? <TimeAgo at={jobs.cleanedUpAt} /> : t`None within a day`}
          </Fact>
        </Facts>
      </Section>
      <Section title={t`Mail`} hint={t`Sent and failed within 24 hours`}>
        <Facts>
          <Fact name={t`Sent`}>{describeNumber(mails.sent)}</Fact>
          <Fact name={t`Waiting`}>{describeNumber(mails.waiting)}</Fact>
          <Fact name={t`Failed`} isWrong={mails.failed > 0}>
            {describeNumber(mails.failed)}
          </Fact>
          {mails.lastFailure && (
            <Fact name={t`Last complaint`}>
              {mails.lastFailure.problem} (<TimeAgo at={mails.lastFailure.at} />)
            </Fact>
          )}
        </Facts>
      </Section>
      <Section title={t`Events and webhooks`}>
        <Facts>
          <Fact name={t`Events within an hour`}>{describeUpTo(events.lastHour)}</Fact>
          <Fact name={t`Events held back`}>{describeUpTo(events.heldBack)}</Fact>
          <Fact name={t`Messages to webhooks that wait`}>{describeUpTo(webhooks.waiting)}</Fact>
          <Fact name={t`Webhooks that fail`} isWrong={webhooks.failing > 0}>
            {describeNumber(webhooks.failing)}
          </Fact>
          <Fact name={t`Webhooks that are paused`}>{describeNumber(webhooks.paused)}</Fact>
        </Facts>
      </Section>
    </>
  );
}

function MissingMigrations({ migrations }: { migrations: SystemHealth["database"]["migrations"] }) {
  const parts = [
    { name: t`Not applied`, names: migrations.pending },
    { name: t`Failed half way`, names: migrations.failed },
    { name: t`Of a newer version`, names: migrations.unknown },
  ];
  return parts
    .filter(({ names }) => names.length > 0)
    .map(({ name, names }) => (
      <Fact key={name} name={name} isWrong>
        {names.join(", ")}
      </Fact>
    ));
}

function describeUpTo(count: number): string {
  const described = describeNumber(count);
  return count >= mostCounted ? t`${described} or more` : described;
}
