import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useSessionState } from "#api/session-context.ts";
import { Disclosure } from "#ui/disclosure.tsx";
import { IconKey, IconKeyboard, IconPeople, IconSettings, IconSignOut } from "#ui/icons.tsx";
import { Menu, MenuEntry, MenuLink } from "#ui/menu.tsx";
import classes from "./account-menu.module.css";

type AccountMenuProps = { onShowShortcuts: () => void; onSignOut: () => void };

/** Who is signed in, and what they can do about it. */
export function AccountMenu({ onShowShortcuts, onSignOut }: AccountMenuProps) {
  const state = useSessionState();
  if (!("user" in state)) return null;
  const { name, email, role } = state.user;

  return (
    <Disclosure
      label={t`Account`}
      renderButton={(props) => (
        <UnstyledButton className={classes.button} {...props}>
          {initials(name)}
          <VisuallyHidden>
            <Trans>Account of {name}</Trans>
          </VisuallyHidden>
        </UnstyledButton>
      )}
    >
      {(close) => (
        <>
          <div className={classes.who}>
            <span className={classes.name}>{name}</span>
            <span className={classes.email}>{email}</span>
          </div>
          <Menu>
            <MenuLink to="/settings" icon={<IconSettings />} onClick={close}>
              <Trans>Settings</Trans>
            </MenuLink>
            <MenuLink to="/settings/api-keys" icon={<IconKey />} onClick={close}>
              <Trans>API keys</Trans>
            </MenuLink>
            {role === "admin" && (
              <MenuLink to="/admin" icon={<IconPeople />} onClick={close}>
                <Trans>Administration</Trans>
              </MenuLink>
            )}
            <MenuEntry
              icon={<IconKeyboard />}
              onClick={() => {
                close();
                onShowShortcuts();
              }}
            >
              <Trans>Keyboard shortcuts</Trans>
            </MenuEntry>
            <MenuEntry icon={<IconSignOut />} onClick={onSignOut}>
              <Trans>Sign out</Trans>
            </MenuEntry>
          </Menu>
        </>
      )}
    </Disclosure>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const shown = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return shown
    .map((word = "") => firstLetter(word))
    .join("")
    .toUpperCase();
}

/** What a reader takes for one letter, accents and all. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? "";
}
