/** Words of the settings pane. */
export const settingsWordIds = [
  'pane-settings',
  'settings-general',
  'settings-login',
  'settings-login-hint',
  'settings-language',
  'settings-language-system',
  'settings-dock',
  'settings-dock-hint',
  'settings-notifications',
  'settings-notifications-hint',
  'settings-notify-done',
  'settings-notify-deadline',
  'settings-forced',
  'settings-refused',
  'settings-failed',
  'settings-again',
] as const;
