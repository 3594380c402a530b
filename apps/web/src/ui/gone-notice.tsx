import { Trans } from "@lingui/react/macro";
import { Notice } from "./notice.tsx";

/** Says of what is edited that somebody has deleted it, by its title; what was typed stays. */
export function GoneNotice({ title }: { title: string }) {
  return (
    <Notice title={title}>
      <p>
        <Trans>
          It can’t be saved any more. What stands here is kept until you leave, to be copied.
        </Trans>
      </p>
    </Notice>
  );
}
