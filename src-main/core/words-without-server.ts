import type { ManagingVendor } from './managing-vendor.ts';
import { varyWords, type Variants } from './vary-words.ts';
import type { Words } from './words.ts';

/** Refetch has nobody to reach there: steps end in a look of its own, and no step and no screen speaks of it. */
const withoutServer: Variants = { 'remedy.press-refetch': 'remedy.look-again' };

/** Somebody manages that Mac: only Clearway cannot ask them. Where nobody is known to, the words stay neutral. */
const managedBy: Readonly<Record<ManagingVendor, Variants>> = {
  fleet: unaskable('fleet'),
  jamf: unaskable('jamf'),
  intune: unaskable('intune'),
  other: unaskable('other'),
  none: {},
  unknown: {},
};

/** The words for a Mac with no server to ask, and whoever manages it. */
export function wordsWithoutServer(words: Words, vendor: ManagingVendor): Words {
  return varyWords(words, { ...withoutServer, ...managedBy[vendor] }, { asks: 'nobody' });
}

function unaskable(vendor: Exclude<ManagingVendor, 'none' | 'unknown'>): Variants {
  return {
    'problem.no-upstream': `problem.no-upstream.${vendor}`,
    'problem.upstream-unsupported': `problem.no-upstream.${vendor}`,
    'headline.upstream-none': `headline.upstream-none.${vendor}`,
    'headline.upstream-misconfigured': `headline.upstream-none.${vendor}`,
  };
}
