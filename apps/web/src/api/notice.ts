/** What the person is told of something done, or not done. */
export type Notify = (notice: {
  tone: "done" | "failed";
  message: string;
  action?: { label: string; run: () => void };
  onExpire?: () => void;
}) => void;
