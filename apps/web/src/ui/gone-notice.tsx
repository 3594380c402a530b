import { Notice } from "./notice.tsx";

/** Says of what is edited that somebody has deleted it; what was typed stays. */
export function GoneNotice({ noun }: { noun: string }) {
  return (
    <Notice title={`This ${noun} was deleted meanwhile`}>
      <p>It can’t be saved any more. What stands here is kept until you leave, to be copied.</p>
    </Notice>
  );
}
