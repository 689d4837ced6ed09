import type { PolicyReport } from '../../src-main/contract/snapshot.ts';
import { findLinks } from '../../src-main/core/resolution-links.ts';

/** Markup as an administrator (or an attacker) could have put it into a policy's text. */
export const hostileMarkup = '<img src=x onerror="window.injected = true"><b>not bold</b>';

const written: readonly Omit<PolicyReport, 'links' | 'source' | 'problem'>[] = [
  {
    id: '11',
    name: 'Screen locks after 5 minutes',
    verdict: 'fail',
    blocks: false,
    critical: false,
    description: 'An open screen shows your mail to everybody who walks by.',
    resolution: 'Open System Settings > Lock Screen and choose 5 minutes.',
    local: null,
  },
  {
    id: '12',
    name: 'macOS is up to date',
    verdict: 'fail',
    blocks: true,
    critical: false,
    description: 'Older versions have known holes.',
    resolution: `Open System Settings > General > Software Update.\nInstall what is offered and restart.\n${hostileMarkup}\nMore at https://help.example.com/updates, or ask.`,
    local: null,
  },
  {
    id: '13',
    name: 'Disk encryption is on',
    verdict: 'fail',
    blocks: true,
    critical: true,
    description: 'FileVault keeps your files safe when this Mac is lost.',
    resolution: 'Open System Settings > Privacy & Security > FileVault and turn it on.',
    local: 'pass',
  },
  {
    id: '14',
    name: 'Firewall is on',
    verdict: 'pending',
    blocks: true,
    critical: false,
    description: 'The firewall keeps strangers on the same network out.',
    resolution: null,
    local: null,
  },
  {
    id: '15',
    name: 'Gatekeeper is on',
    verdict: 'pass',
    blocks: true,
    critical: false,
    description: 'Only software from known makers may run.',
    resolution: 'Ask IT to turn it on.',
    local: null,
  },
];

/** Policies in the order a server might send them: of every verdict, and with and without weight for access. */
export const examplePolicies: readonly PolicyReport[] = written.map(policy => ({
  ...policy,
  links: findLinks(policy.resolution),
  source: 'fleet',
  problem: null,
}));

/** The same policies on the day when all is well. */
export const fixedPolicies: readonly PolicyReport[] = examplePolicies.map(policy => ({
  ...policy,
  verdict: 'pass',
  local: null,
}));
