import { macsPage } from '../receiving/macs-page.ts';

const receivedAt = Date.parse('2026-11-20T14:29:40.000Z');
const registered = { registration: 'P0', sequence: 1, dropped: 0 };

/** The receiver’s table of Macs, with three that are invented. */
export function receiverPage(): string {
  return macsPage([
    {
      ...registered,
      mac: 'Sam’s MacBook Air (macOS 15.5)',
      user: 'sam',
      compliant: false,
      headline:
        'H6 Your organization can refuse sign-in from this Mac because this policy is not met: “The firewall is on”.',
      failing: 'The firewall is on',
      undetermined: 'none',
      receivedAt,
      stream: 'eb70d8c8',
    },
    {
      ...registered,
      mac: 'Kim’s MacBook Pro (macOS 15.5)',
      user: 'kim',
      compliant: true,
      headline: 'H0 Nothing known here stands in the way.',
      failing: 'none',
      undetermined: 'none',
      receivedAt: receivedAt - 2_000,
      stream: '372bdc80',
    },
    {
      ...registered,
      mac: 'Studio 4 (macOS 15.5)',
      user: 'studio',
      compliant: null,
      headline: 'H18 It is not known yet whether this Mac meets your organization’s policies.',
      failing: 'none',
      undetermined: 'The firewall is on, The disk is encrypted',
      receivedAt: receivedAt - 4_000,
      stream: '2e93b249',
    },
  ]);
}
