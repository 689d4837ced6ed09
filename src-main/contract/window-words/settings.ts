/** Words of the settings pane. */
export const settingsWordIds = ['pane-settings'] as const;
