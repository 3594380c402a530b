import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, CloseButton, Kbd, Loader, Modal, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, useId, useState } from "react";
import { flushSync } from "react-dom";
import { describeError } from "#api/error-reason.ts";
import { IconSearch } from "#ui/icons.tsx";
import { modKey } from "#ui/mod-key.ts";
import { useReturnFocus } from "#ui/use-return-focus.ts";
import type { Acts } from "./acts.ts";
import classes from "./command-palette.module.css";
import { optionId } from "./option-id.ts";
import { OptionList } from "./option-list.tsx";
import type { Option } from "./option.ts";
import { useAheadOf } from "./use-ahead-of.ts";
import { useLeave } from "./use-leave.ts";
import { useOptionGroups } from "./use-option-groups.ts";
import { useOptionSteps } from "./use-option-steps.ts";

type CommandPaletteProps = { acts: Acts; onClose: () => void };

/** Leads anywhere and does anything: by typing, arrows and Enter. */
export function CommandPalette({ acts, onClose }: CommandPaletteProps) {
  const [text, setText] = useState("");
  const typed = text.trim();
  const { groups, isSearching, error, retry } = useOptionGroups(acts, typed);
  const options = groups.flatMap((group) => group.options);
  const listId = useId();
  const { active, steer, point, begin } = useOptionSteps(listId, options);
  const leave = useLeave();
  useAheadOf(active);
  useReturnFocus();

  function pick(option: Option): void {
    // The focus is back where it was before anything else may take it.
    flushSync(onClose);
    if ("act" in option) option.act();
    else leave();
  }

  function press(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
    else steer(event);
  }

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size="40rem"
      zIndex="var(--mantine-z-index-popover)"
      transitionProps={{ duration: 0 }}
      classNames={{ inner: classes.inner, content: classes.palette }}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={t`Search and commands`}>
        <div className={classes.head}>
          <IconSearch />
          <input
            className={classes.field}
            data-autofocus
            // Escape closes this alone, not what lies under it.
            data-mantine-stop-propagation="true"
            role="combobox"
            aria-label={t`Search, or go anywhere`}
            aria-autocomplete="list"
            aria-expanded={options.length > 0}
            aria-controls={listId}
            aria-activedescendant={active && optionId(listId, active)}
            placeholder={t`Search, or go anywhere`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={200}
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              begin();
            }}
            onKeyDown={press}
          />
          {isSearching && <Loader size="xs" color="gray" aria-hidden="true" />}
          <CloseButton aria-label={t`Close`} onClick={onClose} />
        </div>
        <VisuallyHidden role="status">
          {typed === "" || isSearching ? "" : describeFound(options.length)}
        </VisuallyHidden>
        <OptionList id={listId} groups={groups} active={active} onPoint={point} onPick={pick} />
        {options.length === 0 && error === null && (
          <p className={classes.none}>
            {isSearching ? t`Searching…` : t`Nothing fits “${typed}”.`}
          </p>
        )}
        {error !== null && <Failure message={describeError(error)} onRetry={retry} />}
        <Hints />
      </Modal.Content>
    </Modal.Root>
  );
}

function Failure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div role="alert" className={classes.failure}>
      <span>
        <Trans>Only pages and actions are shown. {message}</Trans>
      </span>
      <Button variant="default" size="xs" onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}

function Hints() {
  return (
    <div className={classes.hints} aria-hidden="true">
      <span>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> <Trans>to choose</Trans>
      </span>
      <span>
        <Kbd size="xs">Enter</Kbd> <Trans>to go</Trans>
      </span>
      <span>
        <Kbd size="xs">{modKey()}</Kbd> <Kbd size="xs">Enter</Kbd> <Trans>in a new tab</Trans>
      </span>
      <span>
        <Kbd size="xs">Esc</Kbd> <Trans>to close</Trans>
      </span>
    </div>
  );
}

function describeFound(count: number): string {
  return plural(count, { 0: "Nothing fits", one: "# result", other: "# results" });
}
