import { t } from "@lingui/core/macro";
import { SegmentedControl } from "@mantine/core";
import type { Ref } from "react";
import { SearchField } from "#ui/search-field.tsx";
import classes from "./post-filters.module.css";
import type { PostView } from "./post-view.ts";

type PostFiltersProps = {
  view: PostView;
  onChange: (view: PostView) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which posts are shown. */
export function PostFilters({ view, onChange, searchRef }: PostFiltersProps) {
  return (
    <search className={classes.bar}>
      <SegmentedControl
        aria-label={t`Show`}
        className={classes.choices}
        data={choices()}
        value={view.show}
        onChange={(show) => onChange({ show })}
      />
      {view.show === "board" && (
        <div className={classes.search}>
          <SearchField
            label={t`Search posts`}
            inputRef={searchRef}
            search={view.search ?? ""}
            onSearch={(search) => onChange({ show: "board", search })}
          />
        </div>
      )}
    </search>
  );
}

function choices(): { value: PostView["show"]; label: string }[] {
  return [
    { value: "board", label: t`Everybody’s` },
    { value: "mine", label: t`Mine` },
    { value: "drafts", label: t`My drafts` },
  ];
}
