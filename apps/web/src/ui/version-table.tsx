import { Trans } from "@lingui/react/macro";
import classes from "./version-table.module.css";

type VersionTableProps = {
  /** The fields in which both part; `mine` is null where it was left alone. */
  rows: { name: string; stored: string; mine: string | null }[];
};

/** What is stored now beside what was typed here. */
export function VersionTable({ rows }: VersionTableProps) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Field</Trans>
          </th>
          <th scope="col">
            <Trans>Stored now</Trans>
          </th>
          <th scope="col">
            <Trans>Yours</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, stored, mine }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{stored}</td>
            <td>
              {mine ?? (
                <span className={classes.same}>
                  <Trans>not changed</Trans>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
