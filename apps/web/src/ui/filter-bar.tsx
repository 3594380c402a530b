import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useReducer, useRef } from "react";
import { CountMark } from "./count-mark.tsx";
import { describeNumber } from "./describe-count.ts";
import { Disclosure } from "./disclosure.tsx";
import classes from "./filter-bar.module.css";
import { type ChosenFilter, FilterChip } from "./filter-chip.tsx";
import { IconFilter } from "./icons.tsx";
import { SearchField, type SearchFieldProps } from "./search-field.tsx";

type FilterBarProps = {
  /** The parts of the whole, one of which is shown; always in sight. */
  parts?: ReactNode;
  search?: SearchFieldProps | undefined;
  filters?: Filters;
  order?: ReactNode;
};

type Filters = {
  /** With labels, which are not drawn where fields are in a row: there, each says by itself what it is about. */
  fields: ReactNode;
  /** Those in force. */
  chosen: ChosenFilter[];
  onClear: () => void;
  /** Where the fields are when there is room for them; on a phone they are behind a button. */
  place: "row" | "grid" | "button";
};

// oxlint-disable-next-line tenon/words-in-catalogue -- nobody reads it
const phone = "(max-width: 48em)";

/** Which rows of a list are shown, and in which order. */
export function FilterBar({ parts, search, filters, order }: FilterBarProps) {
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false });
  const barRef = useRef<HTMLElement>(null);
  const isFolded = filters !== undefined && (isPhone || filters.place === "button");

  /** What was pressed goes away. */
  function clear(): void {
    filters?.onClear();
    barRef.current?.focus();
  }

  return (
    <search ref={barRef} tabIndex={-1} className={classes.bar}>
      {parts !== undefined && <div className={classes.parts}>{parts}</div>}
      {search !== undefined && (
        <div className={classes.search}>
          <SearchField {...search} />
        </div>
      )}
      {isFolded && <FilterMenu {...filters} />}
      {filters && !isFolded && (
        <div className={classes[filters.place]}>
          {filters.fields}
          {filters.chosen.length > 0 && (
            <Button variant="subtle" onClick={clear}>
              <Trans>Clear filters</Trans>
            </Button>
          )}
        </div>
      )}
      {order !== undefined && <div className={classes.order}>{order}</div>}
      {isFolded && filters.chosen.length > 0 && (
        <ul className={classes.chosen} aria-label={t`Filters in force`}>
          {filters.chosen.map(({ text, onClear }) => (
            <FilterChip key={text} text={text} onClear={onClear} />
          ))}
        </ul>
      )}
    </search>
  );
}

function FilterMenu({ fields, chosen, onClear }: Filters) {
  const count = chosen.length;
  const [round, startRound] = useReducer((rounds: number) => rounds + 1, 0);

  function clear(): void {
    onClear();
    startRound();
  }

  return (
    <Disclosure
      label={t`Filter`}
      renderButton={(button) => (
        <Button
          variant="default"
          leftSection={<IconFilter size={16} />}
          rightSection={count > 0 && <CountMark count={describeNumber(count)} />}
          {...button}
        >
          <Trans>Filter</Trans>
        </Button>
      )}
    >
      {(close) => (
        <div className={classes.menu}>
          <div key={round} className={classes.fields}>
            {fields}
          </div>
          <div className={classes.actions}>
            <Button variant="subtle" size="sm" disabled={count === 0} onClick={clear}>
              <Trans>Clear filters</Trans>
            </Button>
            <Button size="sm" onClick={close}>
              <Trans>Done</Trans>
            </Button>
          </div>
        </div>
      )}
    </Disclosure>
  );
}
