import { t } from "@lingui/core/macro";
import { optionId } from "./option-id.ts";
import classes from "./option-list.module.css";
import { OptionRow } from "./option-row.tsx";
import type { Option, OptionGroup } from "./option.ts";

type OptionListProps = {
  id: string;
  groups: OptionGroup[];
  active: Option | undefined;
  onPoint: (option: Option) => void;
  onPick: (option: Option) => void;
};

/** What is offered, group by group. The field above steers it. */
export function OptionList({ id, groups, active, onPoint, onPick }: OptionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t`Where to go and what to do`}
      className={classes.list}
      hidden={groups.length === 0}
    >
      {groups.map(({ name, options }) => (
        <div key={name} role="group" aria-label={name} className={classes.group}>
          <div className={classes.name} aria-hidden="true">
            {name}
          </div>
          {options.map((option) => (
            <OptionRow
              key={option.key}
              id={optionId(id, option)}
              option={option}
              isActive={option === active}
              onPoint={() => onPoint(option)}
              onPick={() => onPick(option)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
