import { describe, expect, it } from 'vitest';
import { canRestartSsoAgent, macosReleaseOf, macosReleases } from '../../src-main/core/macos-release.ts';

describe('the release of macOS', () => {
  it.each([
    ['12.7.6', 'older'],
    ['10.15', 'older'],
    ['13', '13'],
    ['13.6.1', '13'],
    ['14.0', '14'],
    ['14.7.9', '14'],
    ['15', '15-corrupting'],
    ['15.0', '15-corrupting'],
    ['15.0.1', '15-corrupting'],
    ['15.2', '15-corrupting'],
    ['15.2.1', '15-corrupting'],
    ['15.3', '15'],
    ['15.10', '15'],
    ['16.0', '26'],
    ['26.0', '26'],
    ['27.1', '26'],
    ['unknown', 'unknown'],
    ['', 'unknown'],
    ['0', 'unknown'],
    ['15.x', 'unknown'],
    [null, 'unknown'],
  ] as const)('of %s is %s', (version, release) => {
    expect(macosReleaseOf(version)).toBe(release);
  });

  it('lets the agent be restarted only where that is known to be safe', () => {
    expect(macosReleases.filter(canRestartSsoAgent)).toEqual(['13', '14', '15', '26']);
  });
});
