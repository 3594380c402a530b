import { t } from "@lingui/core/macro";
import { SegmentedControl } from "@mantine/core";
import type { Ref } from "react";
import { FilterBar } from "#ui/filter-bar.tsx";
import type { PostView } from "./post-view.ts";

type PostFiltersProps = {
  view: PostView;
  onChange: (view: PostView) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which posts are shown. */
export function PostFilters({ view, onChange, searchRef }: PostFiltersProps) {
  return (
    <FilterBar
      parts={
        <SegmentedControl
          aria-label={t`Show`}
          data={choices()}
          value={view.show}
          onChange={(show) => onChange({ show })}
        />
      }
      search={
        view.show === "board"
          ? {
              label: t`Search posts`,
              inputRef: searchRef,
              search: view.search ?? "",
              onSearch: (search) => onChange({ show: "board", search }),
            }
          : undefined
      }
    />
  );
}

function choices(): { value: PostView["show"]; label: string }[] {
  return [
    { value: "board", label: t`Everybody’s` },
    { value: "mine", label: t`Mine` },
    { value: "drafts", label: t`My drafts` },
  ];
}
