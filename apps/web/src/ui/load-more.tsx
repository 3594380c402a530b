import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import classes from "./load-more.module.css";

type LoadMoreProps = {
  hasMore: boolean;
  isLoading: boolean;
  /** Why the next page could not be loaded. */
  failure: string | null;
  onLoad: () => void;
};

/** The way to the next page of a list, while there is one. */
export function LoadMore({ hasMore, isLoading, failure, onLoad }: LoadMoreProps) {
  if (!hasMore) return null;
  return (
    <div className={classes.more}>
      {failure !== null && <p role="alert">{failure}</p>}
      <Button variant="default" size="sm" loading={isLoading} onClick={onLoad}>
        {failure === null ? t`Load more` : t`Try again`}
      </Button>
    </div>
  );
}
