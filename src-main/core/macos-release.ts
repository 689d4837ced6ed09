import { compareVersions } from './dotted-version.ts';

/** Releases of macOS between which registration differs. `15-corrupting` is 15.0 to 15.2, `26` is that and later. */
export const macosReleases = ['older', '13', '14', '15-corrupting', '15', '26', 'unknown'] as const;
export type MacosRelease = (typeof macosReleases)[number];

/** Which release a version belongs to; a version that cannot be read is unknown, never the newest. */
export function macosReleaseOf(version: string | null): MacosRelease {
  const isBelow = (limit: string): boolean | undefined =>
    version === null ? undefined : isLower(compareVersions(version, limit));
  if (isBelow('1') !== false) return 'unknown';
  if (isBelow('13') === true) return 'older';
  if (isBelow('14') === true) return '13';
  if (isBelow('15') === true) return '14';
  // Two parts of macOS race for the configuration there and can leave it broken; Apple mended it in 15.3.
  if (isBelow('15.3') === true) return '15-corrupting';
  return isBelow('16') === true ? '15' : '26';
}

/** Restarting the agent is what loses the race of 15.0 to 15.2, so it needs a release that is known to be free of it. */
export function canRestartSsoAgent(release: MacosRelease): boolean {
  return release === '13' || release === '14' || release === '15' || release === '26';
}

function isLower(order: number | undefined): boolean | undefined {
  return order === undefined ? undefined : order < 0;
}
