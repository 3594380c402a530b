import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useSessionState } from "#api/session-context.ts";
import { Disclosure } from "#ui/disclosure.tsx";
import { IconKey, IconKeyboard, IconPeople, IconSettings, IconSignOut } from "#ui/icons.tsx";
import classes from "./account-menu.module.css";

type AccountMenuProps = { onShowShortcuts: () => void; onSignOut: () => void };

/** Who is signed in, and what they can do about it. */
export function AccountMenu({ onShowShortcuts, onSignOut }: AccountMenuProps) {
  const state = useSessionState();
  if (!("user" in state)) return null;
  const { name, email, role } = state.user;

  return (
    <Disclosure
      label="Account"
      renderButton={(props) => (
        <UnstyledButton className={classes.button} {...props}>
          {initials(name)}
          <VisuallyHidden>Account of {name}</VisuallyHidden>
        </UnstyledButton>
      )}
    >
      {(close) => (
        <>
          <div className={classes.who}>
            <span className={classes.name}>{name}</span>
            <span className={classes.email}>{email}</span>
          </div>
          <ul className={classes.entries}>
            <li>
              <Link to="/settings" className={classes.entry} onClick={close}>
                <IconSettings /> Settings
              </Link>
            </li>
            <li>
              <Link to="/settings/api-keys" className={classes.entry} onClick={close}>
                <IconKey /> API keys
              </Link>
            </li>
            {role === "admin" && (
              <li>
                <Link to="/admin" className={classes.entry} onClick={close}>
                  <IconPeople /> Administration
                </Link>
              </li>
            )}
            <li>
              <button
                type="button"
                className={classes.entry}
                onClick={() => {
                  close();
                  onShowShortcuts();
                }}
              >
                <IconKeyboard /> Keyboard shortcuts
              </button>
            </li>
            <li>
              <button type="button" className={classes.entry} onClick={onSignOut}>
                <IconSignOut /> Sign out
              </button>
            </li>
          </ul>
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
