/** Where the mails are while the server sends none. */
import { Trans } from "@lingui/react/macro";
export function MailboxHint({ href }: { href: string }) {
  return (
    <span>
      <Trans>
        This server has no mail server yet and keeps its mails:{" "}
        <a href={href} target="_blank" rel="noreferrer">
          open its mailbox
        </a>
        .
      </Trans>
    </span>
  );
}
