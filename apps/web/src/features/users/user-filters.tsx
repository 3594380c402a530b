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

const roles = [
  { value: "", label: "Any role" },
  { value: "member", label: "Members" },
  { value: "admin", label: "Administrators" },
];
const states = [
  { value: "", label: "Active or not" },
  { value: "active", label: "Active" },
  { value: "inactive", label: "Inactive" },
];
const emails = [
  { value: "", label: "Any address" },
  { value: "confirmed", label: "Confirmed address" },
  { value: "unconfirmed", label: "Unconfirmed address" },
];

/** Which accounts are shown. */
export function UserFilters({ view, onChange, searchRef }: UserFiltersProps) {
  return (
    <search className={classes.bar}>
      <div className={classes.search}>
        <SearchField
          label="Search accounts"
          inputRef={searchRef}
          search={view.search ?? ""}
          onSearch={(search) => onChange((current) => ({ ...current, search }))}
        />
      </div>
      <NativeSelect
        aria-label="Role"
        data={roles}
        value={view.role ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, role: readUserView({ role: value }).role }))
        }
      />
      <NativeSelect
        aria-label="State"
        data={states}
        value={view.state ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, state: readUserView({ state: value }).state }))
        }
      />
      <NativeSelect
        aria-label="Address"
        data={emails}
        value={view.email ?? ""}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, email: readUserView({ email: value }).email }))
        }
      />
    </search>
  );
}
