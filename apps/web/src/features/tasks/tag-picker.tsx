import { Trans } from "@lingui/react/macro";
import { Button, Skeleton } from "@mantine/core";
import type { ReactNode, Ref } from "react";
import { describeError } from "#api/error-reason.ts";
import { PickList, type PickOption } from "#ui/pick-list.tsx";
import classes from "./tag-picker.module.css";
import { useTagCounts } from "./use-tag-counts.ts";

type TagPickerProps = {
  label: string;
  placeholder: string;
  value?: string;
  /** What can be picked besides the tags. */
  first?: PickOption;
  inputRef?: Ref<HTMLInputElement>;
  onPick: (tag: string) => void;
  describeNew: (typed: string) => string;
};

/** All of one's tags with how often they are used, and what is typed. */
export function TagPicker({ first, ...list }: TagPickerProps) {
  const { data, error, isFetching, refetch } = useTagCounts();
  const options = data?.items.map(({ tag, count }) => ({ value: tag, text: tag, count })) ?? [];
  return (
    <div>
      <PickList {...list} options={[...(first ? [first] : []), ...options]} maxLength={40} />
      {!data && (
        <Missing>
          {error ? (
            <>
              <span role="alert">{describeError(error)}</span>
              <Button
                variant="default"
                size="compact-sm"
                loading={isFetching}
                onClick={() => void refetch()}
              >
                <Trans>Load my tags</Trans>
              </Button>
            </>
          ) : (
            <Skeleton height={12} width="60%" />
          )}
        </Missing>
      )}
    </div>
  );
}

function Missing({ children }: { children: ReactNode }) {
  return <div className={classes.missing}>{children}</div>;
}
