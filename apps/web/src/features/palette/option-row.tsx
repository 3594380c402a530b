import { Kbd } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import classes from "./option-row.module.css";
import { OptionSign } from "./option-sign.tsx";
import type { Option } from "./option.ts";

type OptionRowProps = {
  id: string;
  option: Option;
  isActive: boolean;
  onPoint: () => void;
  onPick: () => void;
};

/** A way is a link, so that it opens in another tab as links do. */
export function OptionRow({ id, option, isActive, onPoint, onPick }: OptionRowProps) {
  const shared = { id, className: classes.option, onMouseMove: onPoint, onMouseDown: keepFocus };
  if ("way" in option) {
    return (
      <Link
        {...shared}
        {...option.way}
        role="option"
        tabIndex={-1}
        aria-selected={isActive}
        onClick={(event) => opensHere(event) && onPick()}
      >
        <OptionContent option={option} />
      </Link>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field steers the list by keys
    <div {...shared} role="option" tabIndex={-1} aria-selected={isActive} onClick={onPick}>
      <OptionContent option={option} />
    </div>
  );
}

function OptionContent({ option: { icon, text, detail, keys } }: { option: Option }) {
  return (
    <>
      <span className={classes.sign}>
        <OptionSign icon={icon} />
      </span>
      <span className={classes.text}>{text}</span>
      {detail !== undefined && <span className={classes.detail}>{detail}</span>}
      {keys && (
        <span className={classes.keys} aria-hidden="true">
          {keys.map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </span>
      )}
    </>
  );
}

/** The field keeps the focus. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function opensHere({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return !ctrlKey && !metaKey && !shiftKey && !altKey;
}
