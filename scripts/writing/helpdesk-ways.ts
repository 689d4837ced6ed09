import { walkStepsOf } from '../../src-main/core/walk/walk-list.ts';
import { walkReleases, type WalkPath, type WalkRelease, type WalkVariant } from '../../src-main/core/walk/walk-step.ts';
import { methodName, methods, variants, vendorName, vendors } from './helpdesk-variants.ts';

type Row = { readonly method: WalkVariant['method']; readonly vendor: WalkVariant['vendor'] };

/** The numbers of one way as a table; what does not differ shares a row or a column. */
export function wayRows(path: WalkPath): {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const isIn = (vendor: Row['vendor']): boolean =>
    variants.some(variant => variant.path === path && variant.vendor === vendor);
  const numbers = (row: Row, release: WalkRelease): string =>
    walkStepsOf({ ...row, release, path })
      .map(({ number }) => number)
      .join(' ');
  const pairs = methods.flatMap(method => vendors.filter(isIn).map(vendor => ({ method, vendor })));
  const columns = shared(walkReleases, release => pairs.map(row => numbers(row, release)).join('|'));
  const rows = methods.flatMap(method => {
    const groups = shared(vendors.filter(isIn), vendor =>
      columns.map(([release]) => (release === undefined ? '' : numbers({ method, vendor }, release))).join('|'),
    );
    return groups.map(group => [
      methodName(method),
      group.map(vendorName).join(', '),
      ...columns.map(([release]) => {
        const [vendor] = group;
        return release === undefined || vendor === undefined ? '' : numbers({ method, vendor }, release);
      }),
    ]);
  });
  return { titles: ['signs in with', 'managed by', ...columns.map(names => `macOS ${names.join(', ')}`)], rows };
}

/** Puts together what has the same key, in the order of the first of each. */
function shared<T>(values: readonly T[], key: (value: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return [...groups.values()];
}
