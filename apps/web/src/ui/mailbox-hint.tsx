import { Anchor } from "@mantine/core";

/** Where the mails are while the server sends none. */
export function MailboxHint({ href }: { href: string }) {
  return (
    <span>
      This server has no mail server yet and keeps its mails:{" "}
      <Anchor href={href} target="_blank" inherit>
        open its mailbox
      </Anchor>
      .
    </span>
  );
}
