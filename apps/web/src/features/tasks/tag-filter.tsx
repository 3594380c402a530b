import { t } from "@lingui/core/macro";
import { maxTaskTag } from "@tenon/schemas/task-words";
import { checkLine } from "@tenon/schemas/text-rules";
import { TagPicker } from "./tag-picker.tsx";

type TagFilterProps = { tag: string | undefined; onChange: (tag: string | null) => void };

/** One of all tags to filter by, or one that is typed. */
export function TagFilter({ tag = "", onChange }: TagFilterProps) {
  const any = { value: "", text: t`Any tag` };
  return (
    <TagPicker
      label={t`Tag`}
      placeholder={tag === "" ? any.text : tag}
      value={tag}
      first={any}
      describeNew={(typed) => t`Tagged “${typed}”`}
      onPick={(picked) => onChange(checkLine(picked, maxTaskTag).line)}
    />
  );
}
