import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { whenIdle } from "#api/when-idle.ts";
import { type GoKeys, goKeys, goKeysOfAdmins } from "#features/palette/go-keys.ts";
import { usePaletteKey } from "#features/palette/use-palette-key.ts";
import { defaultView } from "#features/tasks/task-view.ts";
import { useGoKeys, useSingleKeys } from "#ui/single-keys.ts";
import { type Overlay, overlayParts } from "./overlay-parts.ts";

type OverlaysProps = {
  shown: Overlay | null;
  onShow: (overlay: Overlay | null) => void;
  isAdmin: boolean;
  onSignOut: () => void;
};

const CommandPalette = lazy(async () => ({
  default: (await overlayParts.palette()).CommandPalette,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await overlayParts.shortcuts()).ShortcutsDialog,
}));
const ImportDialog = lazy(async () => ({
  default: (await overlayParts.importTasks()).ImportDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await overlayParts.exportTasks()).ExportDialog,
}));

/** What can be asked for on every screen, and the keys for it. */
export function Overlays({ shown, onShow, isAdmin, onSignOut }: OverlaysProps) {
  const navigate = useNavigate();
  const hide = () => onShow(null);
  const ways: GoKeys = isAdmin ? { ...goKeys, ...goKeysOfAdmins } : goKeys;
  const showShortcuts = () => onShow("shortcuts");
  useSingleKeys({ "?": showShortcuts, "shift+?": showShortcuts });
  useGoKeys(ways, (way) => void navigate(way));
  usePaletteKey({ isOpen: shown === "palette", onOpen: () => onShow("palette"), onClose: hide });
  useEffect(() => whenIdle(() => void loadAhead()), []);

  return (
    <Suspense>
      {shown === "palette" && (
        <CommandPalette
          acts={{
            importTasks: () => onShow("importTasks"),
            exportTasks: () => onShow("exportTasks"),
            showShortcuts,
            signOut: onSignOut,
          }}
          onClose={hide}
        />
      )}
      {shown === "shortcuts" && <ShortcutsDialog isAdmin={isAdmin} onClose={hide} />}
      {shown === "importTasks" && <ImportDialog onClose={hide} />}
      {shown === "exportTasks" && (
        <ExportDialog view={defaultView} shownLabel={t`Export these open tasks`} onClose={hide} />
      )}
    </Suspense>
  );
}

/** So that they are there at once, and when the server may not be. */
async function loadAhead(): Promise<void> {
  await Promise.all([
    overlayParts.palette(),
    overlayParts.shortcuts(),
    import("#ui/dialog-frame.tsx"),
  ]);
}
