import { walkPaths, walkReleases, type WalkVariant } from '../../../src-main/core/walk/walk-step.ts';

export const methods = ['secure-enclave', 'password', 'smart-card'] as const;
export const vendors = ['fleet', 'other', 'jamf', 'intune', 'unknown'] as const;

/** Every way there is. */
export const variants: readonly WalkVariant[] = walkReleases.flatMap(release =>
  methods.flatMap(method =>
    vendors.flatMap(vendor => walkPaths.map(path => ({ release, method, vendor, path }) as const)),
  ),
);
