/** Words of the about pane. */
export const aboutWordIds = ['pane-about'] as const;
