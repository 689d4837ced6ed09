/** Words of the helpdesk pane. */
export const helpWordIds = ['pane-help'] as const;
