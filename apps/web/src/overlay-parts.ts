/** What stands before any screen when it is asked for; loaded when there is time, or when it is wanted. */
export const overlayParts = {
  palette: () => import("#features/palette/command-palette.tsx"),
  shortcuts: () => import("#ui/shortcuts-dialog.tsx"),
  importTasks: () => import("#features/tasks/import-dialog.tsx"),
  exportTasks: () => import("#features/tasks/export-dialog.tsx"),
};

export type Overlay = keyof typeof overlayParts;
