import type { WantedSettings } from './kit.ts';

/** What the committed samples force: little, and all of it made up. */
export const sampleSettings = {
  HelpdeskName: 'Example Helpdesk',
  HelpdeskEmail: 'help@example.com',
  HelpdeskPhone: '+44 20 7946 0123',
  HelpdeskURL: 'https://help.example.com/mac',
  MinimumMacOSVersion: '15.3',
  HideWhenClear: true,
} as const satisfies WantedSettings;

export const sampleOrganization = 'Example Organization';
