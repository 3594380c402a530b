import { TaskTag } from "@tenon/schemas/tasks";
import { TagPicker } from "./tag-picker.tsx";

type TagFilterProps = { tag: string | undefined; onChange: (tag: string | null) => void };

const any = { value: "", text: "Any tag" };

/** One of all tags to filter by, or one that is typed. */
export function TagFilter({ tag = "", onChange }: TagFilterProps) {
  return (
    <TagPicker
      label="Tag"
      placeholder={tag === "" ? any.text : tag}
      value={tag}
      first={any}
      describeNew={(typed) => `Tagged “${typed}”`}
      onPick={(picked) => onChange(TaskTag.safeParse(picked).data ?? null)}
    />
  );
}
