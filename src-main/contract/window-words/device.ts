/** Words of the device pane that came with the window’s own keys, its ways to the helpdesk and its quiet close. */
export const deviceWordIds = [
  'code-copy',
  'code-copied',
  'all-done',
  'close',
  'contact-helpdesk',
  'contact-phone',
  'contact-mail',
  'contact-page',
] as const;
