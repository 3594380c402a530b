import { Menu, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { IconKeyboard, IconSettings, IconSignOut } from "#ui/icons.tsx";
import classes from "./account-menu.module.css";

type AccountMenuProps = { onShowShortcuts: () => void; onSignOut: () => void };

export function AccountMenu({ onShowShortcuts, onSignOut }: AccountMenuProps) {
  const state = useSessionState();
  if (!("user" in state)) return null;
  const { name, email } = state.user;

  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={`Account of ${name}`}>
          {initials(name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <span className={classes.name}>{name}</span>
          <span className={classes.email}>{email}</span>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings />}>
          Settings
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard />} onClick={onShowShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSignOut />} onClick={onSignOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")].at(0) ?? "");
  return letters.join("").toUpperCase();
}
