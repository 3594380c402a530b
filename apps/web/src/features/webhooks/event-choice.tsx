import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Checkbox } from "@mantine/core";
import { useId } from "react";
import type { WebhookEvent } from "@tenon/schemas/webhooks";
import classes from "./event-choice.module.css";
import { describeEvent, type EventGroup, eventGroups } from "./event-names.ts";
import type { EventSelection } from "./webhook-draft.ts";

type Events = readonly WebhookEvent[];

type EventChoiceProps = {
  name: string;
  error: string | undefined;
  value: EventSelection;
  onChange: (events: EventSelection) => void;
};

/** What a webhook is told of: everything, or some events, alone or by the group. */
export function EventChoice({ name, error, value, onChange }: EventChoiceProps) {
  const { isAll, chosen } = value;
  const errorId = useId();
  return (
    <fieldset
      className={classes.field}
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend className={classes.legend}>
        <Trans>Is told of</Trans>
      </legend>
      <p className={classes.hint}>
        <Trans>Of what you may see yourself, and nothing else.</Trans>
      </p>
      <Checkbox
        name={name}
        label={t`Everything, also what is added later`}
        checked={isAll}
        onChange={({ currentTarget }) => onChange({ chosen, isAll: currentTarget.checked })}
      />
      {error !== undefined && (
        <p id={errorId} className={classes.error}>
          {error}
        </p>
      )}
      {!isAll && (
        <div className={classes.groups}>
          {eventGroups().map((group) => (
            <Group
              key={group.name}
              group={group}
              chosen={chosen}
              onChange={(events) => onChange({ isAll, chosen: events })}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

type GroupProps = { group: EventGroup; chosen: Events; onChange: (events: Events) => void };

function Group({ group: { name, events }, chosen, onChange }: GroupProps) {
  const count = events.filter((event) => chosen.includes(event)).length;
  const isWhole = count === events.length;

  function choose(changed: Events, isOn: boolean): void {
    const others = chosen.filter((event) => !changed.includes(event));
    onChange(isOn ? [...others, ...changed] : others);
  }

  return (
    <div role="group" aria-label={name} className={classes.group}>
      <Checkbox
        label={name}
        className={classes.whole}
        checked={isWhole}
        indeterminate={count > 0 && !isWhole}
        onChange={() => choose(events, !isWhole)}
      />
      {events.map((event) => (
        <Checkbox
          key={event}
          label={describeEvent(event)}
          title={event}
          checked={chosen.includes(event)}
          onChange={({ currentTarget }) => choose([event], currentTarget.checked)}
        />
      ))}
    </div>
  );
}
