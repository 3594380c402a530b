import { Badge, Group } from "@mantine/core";
import type { User } from "@tenon/schemas/users";

type UserBadgesProps = { user: User; isOwn: boolean };

/** What sets an account apart: most are an active member's, with a confirmed address. */
export function UserBadges({ user: { role, isActive, emailVerified }, isOwn }: UserBadgesProps) {
  return (
    <Group gap={6}>
      {isOwn && (
        <Badge variant="light" size="sm" tt="none">
          You
        </Badge>
      )}
      <Badge variant={role === "admin" ? "light" : "default"} size="sm" tt="none">
        {role === "admin" ? "Administrator" : "Member"}
      </Badge>
      {!isActive && (
        <Badge variant="light" color="red" size="sm" tt="none">
          Inactive
        </Badge>
      )}
      {!emailVerified && (
        <Badge variant="default" size="sm" tt="none">
          Address not confirmed
        </Badge>
      )}
    </Group>
  );
}
