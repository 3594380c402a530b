import { memo, type ReactElement } from "react";
import { isSame } from "./is-same.ts";

type RowContentProps = { children: ReactElement };

/** What is in a row: drawn again only when it is of something else. */
export const RowContent = memo(Content, hasSameContent);

function Content({ children }: RowContentProps) {
  return children;
}

function hasSameContent({ children: one }: RowContentProps, { children: other }: RowContentProps) {
  return one.type === other.type && isSame(one.props, other.props);
}
