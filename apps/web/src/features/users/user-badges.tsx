import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Badge, Group } from "@mantine/core";
import type { User } from "@tenon/schemas/users";

type UserBadgesProps = { user: User; isOwn: boolean };

/** What sets an account apart: most are an active member's, with a confirmed address. */
export function UserBadges({ user: { role, isActive, emailVerified }, isOwn }: UserBadgesProps) {
  return (
    <Group gap={6}>
      {isOwn && (
        <Badge variant="light" size="sm" tt="none">
          <Trans>You</Trans>
        </Badge>
      )}
      <Badge variant={role === "admin" ? "light" : "default"} size="sm" tt="none">
        {role === "admin" ? t`Administrator` : t`Member`}
      </Badge>
      {!isActive && (
        <Badge variant="light" color="red" size="sm" tt="none">
          <Trans>Inactive</Trans>
        </Badge>
      )}
      {!emailVerified && (
        <Badge variant="default" size="sm" tt="none">
          <Trans>Address not confirmed</Trans>
        </Badge>
      )}
    </Group>
  );
}
