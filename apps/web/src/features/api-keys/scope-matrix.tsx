import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Checkbox, VisuallyHidden } from "@mantine/core";
import { useId } from "react";
import type { ApiKeyScope } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";
import classes from "./scope-matrix.module.css";
import { areasFor, permissionName, verbName, verbs } from "./scope-words.ts";

type ScopeMatrixProps = {
  role: UserRole;
  name: string;
  error: string | undefined;
  value: readonly ApiKeyScope[];
  onChange: (scopes: ApiKeyScope[]) => void;
};

/** What a key may be used for: a line for each area, a box for reading and one for changing. */
export function ScopeMatrix({ role, name, error, value, onChange }: ScopeMatrixProps) {
  const errorId = useId();

  function toggle(scope: ApiKeyScope, isOn: boolean): void {
    const others = value.filter((each) => each !== scope);
    onChange(isOn ? [...others, scope] : others);
  }

  return (
    <fieldset
      className={classes.field}
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend className={classes.legend}>
        <Trans>May</Trans>
      </legend>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t`What`}</VisuallyHidden>
            </th>
            {verbs.map((verb) => (
              <th key={verb} scope="col">
                {verbName(verb)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areasFor(role).map(({ name: area, scopes }) => (
            <tr key={area}>
              <th scope="row">{area}</th>
              {verbs.map((verb) => {
                const scope = scopes[verb];
                return (
                  <td key={verb}>
                    {scope && (
                      <Checkbox
                        className={classes.box}
                        aria-label={permissionName(verb, area)}
                        name={name}
                        checked={value.includes(scope)}
                        onChange={({ currentTarget }) => toggle(scope, currentTarget.checked)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {error !== undefined && (
        <p id={errorId} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
