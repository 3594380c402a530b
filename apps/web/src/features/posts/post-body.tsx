import classes from "./post-body.module.css";
import { useReachableScrollers } from "./use-reachable-scrollers.ts";

/** What renderMarkdown made of a post, here or on the server. */
export function PostBody({ html }: { html: string }) {
  const ref = useReachableScrollers(html);
  return (
    <div
      ref={ref}
      className={classes.body}
      // oxlint-disable-next-line react/no-danger -- renderMarkdown escapes what people write and makes every tag itself
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
