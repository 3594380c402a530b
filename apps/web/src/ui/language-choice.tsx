import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { chooseLanguage, useLanguage } from "#words/language.ts";
import { isLanguage, languages } from "#words/languages.ts";
import { IconGlobe } from "./icons.tsx";
import classes from "./language-choice.module.css";

/** The language of everything, in this browser. */
export function LanguageChoice() {
  const language = useLanguage();
  const [hasFailed, setFailed] = useState(false);

  async function choose(value: string): Promise<void> {
    if (!isLanguage(value)) return;
    setFailed(false);
    try {
      await chooseLanguage(value);
      requestAnimationFrame(focusChoice);
    } catch {
      setFailed(true);
    }
  }

  return (
    <div className={classes.choice}>
      <label className={classes.field}>
        <IconGlobe size={16} />
        <select
          aria-label={t`Language`}
          className={classes.select}
          data-language-choice
          value={language}
          onChange={({ currentTarget }) => void choose(currentTarget.value)}
        >
          {Object.entries(languages).map(([value, { name }]) => (
            <option key={value} value={value} lang={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {hasFailed && (
        <p role="alert" className={classes.failure}>
          <Trans>It could not be loaded. Check your connection, then try again.</Trans>
        </p>
      )}
    </div>
  );
}

/** The screen was drawn anew, and the focus belongs where it was. */
function focusChoice(): void {
  document.querySelector<HTMLElement>("[data-language-choice]")?.focus();
}
