import classes from "./post-body.module.css";
import { postHtml } from "./post-html.ts";
import { useReachableScrollers } from "./use-reachable-scrollers.ts";

/** What renderMarkdown made of a post, here or on the server. */
export function PostBody({ html }: { html: string }) {
  const ref = useReachableScrollers(html);
  return (
    <div
      ref={ref}
      className={classes.body}
      // oxlint-disable-next-line react/no-danger -- the one policy that lets HTML in, for what renderMarkdown made
      dangerouslySetInnerHTML={{ __html: postHtml(html) }}
    />
  );
}
