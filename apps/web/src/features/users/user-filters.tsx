import { t } from "@lingui/core/macro";
import { NativeSelect } from "@mantine/core";
import type { Ref } from "react";
import { SearchField } from "#ui/search-field.tsx";
import classes from "./user-filters.module.css";
import { readUserView, type UserView } from "./user-view.ts";

type UserFiltersProps = {
  view: UserView;
  onChange: (change: (view: UserView) => UserView) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which accounts are shown. */
export function UserFilters({ view, onChange, searchRef }: UserFiltersProps) {
  return (
    <search className={classes.bar}>
      <div className={classes.search}>
        <SearchField
          label={t`Search accounts`}
          inputRef={searchRef}
          search={view.search ?? ""}
          onSearch={(search) => onChange((current) => ({ ...current, search }))}
        />
      </div>
      <NativeSelect
        aria-label={t`Role`}
        data={[
          { value: "", label: t`Any role` },
          { value: "member", label: t`Members` },
          { value: "admin", label: t`Administrators` },
        ]}
        value={view.role ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, role: readUserView({ role: value }).role }))
        }
      />
      <NativeSelect
        aria-label={t`State`}
        data={[
          { value: "", label: t`Active or not` },
          { value: "active", label: t`Active` },
          { value: "inactive", label: t`Inactive` },
        ]}
        value={view.state ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, state: readUserView({ state: value }).state }))
        }
      />
      <NativeSelect
        aria-label={t`Address`}
        data={[
          { value: "", label: t`Any address` },
          { value: "confirmed", label: t`Confirmed address` },
          { value: "unconfirmed", label: t`Unconfirmed address` },
        ]}
        value={view.email ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, email: readUserView({ email: value }).email }))
        }
      />
    </search>
  );
}
