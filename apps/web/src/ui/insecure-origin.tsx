import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Anchor, Code, List, Text } from "@mantine/core";
import { CardPage } from "./card-page.tsx";

/** Browsers keep nobody signed in over plain http, except on the machine itself: said before anyone tries. */
export function InsecureOrigin({ location }: { location: Pick<Location, "origin" | "port"> }) {
  const local = `http://localhost${location.port && `:${location.port}`}`;
  return (
    <CardPage title={t`This address is not secure`} wide>
      <Text size="sm" mb="md">
        <Trans>
          You opened Tenon at <Code>{location.origin}</Code>. Without https, anyone on the way could
          read your password and your session, so browsers refuse to keep you signed in here. Do one
          of these:
        </Trans>
      </Text>
      <List size="sm" spacing="sm" mb="md">
        <List.Item>
          <Trans>
            <b>On the machine that runs Tenon</b>, open <Anchor href={local}>{local}</Anchor>.
          </Trans>
        </List.Item>
        <List.Item>
          <Trans>
            <b>From other machines</b>, put https in front of the server (any reverse proxy will
            do), start it with <Code>PUBLIC_URL=https://your.address</Code>, and open that address.
          </Trans>
        </List.Item>
      </List>
      <Text size="sm" c="dimmed">
        <Trans>Services that call the API with a token are not affected.</Trans>
      </Text>
    </CardPage>
  );
}
