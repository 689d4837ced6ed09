import type { WalkStepReport } from '../../src-main/contract/snapshot.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { sayStep, walkArguments, walkId } from '../../src-main/core/walk/draw-walk.ts';
import { walkStepsOf, type ListedStep } from '../../src-main/core/walk/walk-list.ts';
import { walkPaths, walkReleases, type WalkVariant } from '../../src-main/core/walk/walk-step.ts';
import type { Words } from '../../src-main/core/words.ts';

export const methods = ['secure-enclave', 'password', 'smart-card'] as const;
export const vendors = ['fleet', 'other', 'jamf', 'intune', 'unknown'] as const;

/** Every way that a Mac can be led; telling the partner is Jamf's alone. */
export const variants: readonly WalkVariant[] = walkPaths.flatMap(path =>
  (path === 'inform' ? (['jamf'] as const) : vendors).flatMap(vendor =>
    methods.flatMap(method => walkReleases.map(release => ({ path, vendor, method, release }))),
  ),
);

type Told = Omit<WalkStepReport, 'number' | 'state'>;

/** One step in the words of one variant. */
export function tell(step: ListedStep, variant: WalkVariant, words: Words): Told {
  const { MinimumCompanyPortalVersion: minimum } = parseSettings([]).settings;
  return sayStep(step, { ...walkArguments(variant), minimum }, words);
}

/** A text, and on which Macs it is the text; null where it is the same on all of them. */
export type Telling = { readonly on: string | null; readonly text: string };

const names: { readonly [D in keyof WalkVariant]: (value: WalkVariant[D]) => string } = {
  release: release => `macOS ${release}`,
  method: method => ({ 'secure-enclave': 'Secure Enclave', password: 'password', 'smart-card': 'smart card' })[method],
  path: path => ({ register: 'registration', repair: 'repair', 'sign-in': 'sign-in', inform: 'telling Jamf' })[path],
  vendor: vendor => ({ fleet: 'Fleet', other: 'other', jamf: 'Jamf', intune: 'Intune', unknown: 'not known' })[vendor],
};

export function vendorName(vendor: WalkVariant['vendor']): string {
  return names.vendor(vendor);
}
export function methodName(method: WalkVariant['method']): string {
  return names.method(method);
}

/** What one line of a step says over all variants that it is in, told apart by the one thing that makes the difference. */
export function tellings(
  id: string,
  line: (told: Told, walk: string) => string | null,
  words: Words,
): readonly Telling[] {
  const said = variants.flatMap(variant =>
    walkStepsOf(variant)
      .filter(step => step.id === id)
      .map(step => ({ variant, text: line(tell(step, variant, words), walkId(variant)) })),
  );
  const texts = new Set(said.map(({ text }) => text));
  if (texts.size === 1) return [...texts].flatMap(text => (text === null ? [] : [{ on: null, text }]));
  for (const dimension of ['release', 'method', 'path', 'vendor'] as const) {
    const groups = groupBy(said, dimension);
    if (groups !== null) return sharedFirst(groups);
  }
  throw new Error(`step ${id} differs by more than one thing: the page has no line for that`);
}

/** What all Macs are told is written once; what some are told besides stands in a line of its own. */
function sharedFirst(groups: readonly Telling[]): readonly Telling[] {
  const [first, second] = [...groups].sort((a, b) => a.text.length - b.text.length);
  if (first === undefined || second === undefined || groups.length > 2 || !second.text.startsWith(`${first.text} `)) {
    return groups;
  }
  return [
    { on: null, text: first.text },
    { on: second.on, text: second.text.slice(first.text.length + 1) },
  ];
}

function groupBy(
  said: readonly { readonly variant: WalkVariant; readonly text: string | null }[],
  dimension: keyof WalkVariant,
): readonly Telling[] | null {
  const byValue = new Map<string, string | null>();
  for (const { variant, text } of said) {
    const name = nameOf(variant, dimension);
    if (byValue.has(name) && byValue.get(name) !== text) return null;
    byValue.set(name, text);
  }
  return [...new Set(byValue.values())].flatMap(text =>
    text === null ? [] : [{ on: [...byValue].flatMap(([name, its]) => (its === text ? [name] : [])).join(', '), text }],
  );
}

function nameOf(variant: WalkVariant, dimension: keyof WalkVariant): string {
  switch (dimension) {
    case 'release':
      return names.release(variant.release);
    case 'method':
      return names.method(variant.method);
    case 'path':
      return names.path(variant.path);
    case 'vendor':
      return names.vendor(variant.vendor);
  }
}
