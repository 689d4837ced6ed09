/** Words of the about pane. */
export const aboutWordIds = [
  'pane-about',
  'about-purpose',
  'about-version',
  'about-reads',
  'about-reads-hint',
  'about-inside',
  'about-licences',
  'about-licences-hint',
  'about-failed',
] as const;
