import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Group } from "@mantine/core";
import type { User } from "@tenon/schemas/users";
import { StatusMark } from "#ui/status-mark.tsx";

type UserBadgesProps = { user: User; isOwn: boolean };

/** What sets an account apart: most are an active member's, with a confirmed address. */
export function UserBadges({ user: { role, isActive, emailVerified }, isOwn }: UserBadgesProps) {
  return (
    <Group gap={6}>
      {isOwn && (
        <StatusMark tone="special">
          <Trans>You</Trans>
        </StatusMark>
      )}
      <StatusMark tone={role === "admin" ? "special" : "plain"}>
        {role === "admin" ? t`Administrator` : t`Member`}
      </StatusMark>
      {!isActive && (
        <StatusMark tone="wrong">
          <Trans>Inactive</Trans>
        </StatusMark>
      )}
      {!emailVerified && (
        <StatusMark tone="idle">
          <Trans>Address not confirmed</Trans>
        </StatusMark>
      )}
    </Group>
  );
}
