import { describe, expect, it } from 'vitest';
import { cloudWarning } from '../../src-main/kits/fleet/cloud-warning.ts';

describe('the warning about servers that Fleet does not run', () => {
  it.each(['https://fleet.example.com', 'https://fleetdm.com.example.com/', 'https://notfleetdm.com'])(
    'names the host of %s, and nothing behind it',
    FleetURL => {
      const warning = cloudWarning({ FleetURL: `${FleetURL.replace(/\/$/, '')}/device/secret` });
      expect(warning).toContain(new URL(FleetURL).host);
      expect(warning).toContain('managed cloud');
      expect(warning).not.toContain('secret');
    },
  );

  it.each([
    ['a server of Fleet’s cloud', { FleetURL: 'https://example.cloud.fleetdm.com' }],
    ['no server at all', {}],
    ['no address', { FleetURL: 'fleet' }],
  ])('says nothing about %s', (_what, settings) => {
    expect(cloudWarning(settings)).toBeNull();
  });
});
