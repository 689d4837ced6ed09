import { noChoices, settleChoices } from '../../src-main/core/choices.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import type { Content } from './fake-bridge.ts';
import { ago } from './present-moment.ts';

const ticket = `# H5 · Your organization can refuse sign-in from this Mac because it is not fully registered (P4).

| | |
|---|---|
| Whose turn | the person’s |
| Mac | Sam’s MacBook Pro · C02EXAMPLE1 |
| Signs in as | sam@larkfield.example |

## What counts against the Mac

1. **Registration**: This Mac is not registered with your organization yet.
`;

/** What main answers when a part of the window asks for more than the snapshot holds. */
export const exampleContent: Content = {
  about: {
    settingFaults: null,
    version: '1.4.0',
    parts: [
      { name: 'Electron', version: '45.4.1' },
      { name: 'Chromium', version: '150.0.1' },
      { name: 'Node.js', version: '24.2.0' },
    ],
    reads: [
      {
        title: 'Programs it runs',
        entries: [
          {
            what: '/usr/bin/app-sso platform -s',
            why: 'To see whether this Mac and this account are registered with Entra.',
            when: 'at each look',
            goes: 'stays on this Mac',
          },
        ],
      },
      {
        title: 'Files it reads',
        entries: [
          {
            what: '/Applications/Company Portal.app/Contents/Info.plist',
            why: 'To see whether Company Portal is installed, and which version.',
            when: 'at each look',
            goes: 'stays on this Mac',
          },
        ],
      },
    ],
    licences: [
      { name: 'preact', version: '11.2.0', licence: 'MIT' },
      { name: 'got', version: '16.1.0', licence: 'MIT' },
    ],
  },
  timeline: {
    schemaVersion: 1,
    since: ago(14 * 24 * 3600),
    entries: [
      {
        at: ago(600),
        kind: 'registration-changed',
        text: 'The registration was lost: P0 became P6.',
        mayComeFrom: 'This was 3 minutes after Company Portal was updated to 5.2604.1.',
      },
      {
        at: ago(780),
        kind: 'company-portal-changed',
        text: 'Company Portal was updated to 5.2604.1.',
        mayComeFrom: null,
      },
      {
        at: ago(3 * 24 * 3600),
        kind: 'first-look',
        text: 'Clearway looked at this Mac for the first time.',
        mayComeFrom: null,
      },
    ],
    skipped: 0,
  },
  explain: {
    schemaVersion: 1,
    errors: [
      {
        code: 'AADSTS53000',
        family: 'device',
        title: 'The device does not meet the organization’s rules',
        meaning: 'Microsoft knows this Mac, but has been told that it does not meet what your organization asks for.',
        here: 'One policy that counts for sign-in is not met: “Firewall is on”.',
        check: null,
        contradictions: [
          {
            id: 'two-managers',
            text: 'Jamf manages this Mac, and Fleet’s agent is here too.',
            between: ['profiles', 'agents'],
            causes: ['IT uses both on purpose. Then nothing is wrong.'],
          },
        ],
        turn: 'you',
        steps: ['Do what stands under “What counts against you”.', 'Press Refetch.', 'Sign in again.'],
        source: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
      },
    ],
    problem: null,
    page: {
      requestId: '0f5e2b7c-1d3a-4c68-9a7b-2e4f6a8c0d12',
      correlationId: null,
      timestamp: '2026-11-20T11:58:00Z',
      deviceId: null,
      deviceState: null,
      devicePlatform: 'mac',
    },
    giveIt: 'Give IT: Request Id 0f5e2b7c-1d3a-4c68-9a7b-2e4f6a8c0d12, time 2026-11-20T11:58:00Z',
    headline: { code: 'H6', text: 'Your organization can refuse sign-in from this Mac.' },
  },
  settings: {
    choices: settleChoices(noChoices, parseSettings([]).settings),
    languages: [
      { language: 'en', name: 'English' },
      { language: 'de', name: 'Deutsch' },
    ],
  },
  tickets: {
    full: { text: ticket, isMasked: false },
    masked: {
      text: ticket
        .replaceAll('Sam’s MacBook Pro', '[mac]')
        .replaceAll('C02EXAMPLE1', '[serial]')
        .replaceAll('sam@larkfield.example', '[user]'),
      isMasked: true,
    },
  },
};
