import { Button } from "@mantine/core";
import type { Language } from "#words/languages.ts";
import { unloaded } from "#words/unloaded.ts";
import { Logo } from "./logo.tsx";
import classes from "./unloaded.module.css";

type UnloadedProps = {
  /** The one whose words could not be loaded. It comes first, and the others after it. */
  language: Language;
  onRetry: () => void;
};

/** All there is to see without the words for anything else. */
export function Unloaded({ language, onRetry }: UnloadedProps) {
  const said = Object.entries(unloaded).toSorted(
    ([one], [other]) => Number(other === language) - Number(one === language),
  );
  return (
    <main className={classes.page}>
      <h1 className={classes.name}>
        <Logo />
      </h1>
      <div role="alert">
        {said.map(([spoken, { title, hint }]) => (
          <p key={spoken} lang={spoken} className={classes.words}>
            <b>{title}</b>
            <br />
            {hint}
          </p>
        ))}
      </div>
      <Button onClick={onRetry}>
        {said.map(([spoken, { retry }], index) => (
          <span key={spoken} lang={spoken}>
            {index > 0 && "\u00A0· "}
            {retry}
          </span>
        ))}
      </Button>
    </main>
  );
}
