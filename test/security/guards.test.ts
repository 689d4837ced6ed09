import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { securityGuards } from '../../scripts/writing/security-guards.ts';
import { threatIds } from '../../scripts/writing/security-guards/security-guard.ts';
import { testNames } from '../../scripts/writing/test-names.ts';

it.each(securityGuards.map(({ guard, ...row }) => [guard, row] as const))(
  'holds what is promised: %s',
  (_guard, row) => {
    expect(existsSync(join(checkout, row.where)), row.where).toBe(true);
    expect(row.heldBy).not.toEqual([]);
    for (const { file, test } of row.heldBy) expect(namesIn(file), file).toContain(test);
  },
);

it('every threat has a guard, and no guard stands twice', () => {
  const guarded = new Set(securityGuards.map(({ threat }) => threat));
  expect(threatIds.filter(id => !guarded.has(id))).toEqual([]);
  const guards = securityGuards.map(({ guard }) => guard);
  expect(guards.filter((guard, index) => guards.indexOf(guard) !== index)).toEqual([]);
});

it('a test is found by its groups and its name, with the placeholders of its table', () => {
  const source = `
    describe('a file', () => {
      it('is read', () => {});
      it.each<Row>([['a folder']])('is not read when it is %s', () => {});
      describe.each([[1]])('of %i bytes', () => test('is small', () => {}));
    });
    describe.skipIf(!isRoot)('as root', () => {
      it('is read', () => {});
    });
    it.skip('holds nothing', () => {});
    it.todo('is still to be written');
    const name = 'is not to be read';
    it(name, () => {});
    // it('is a comment', () => {});
  `;
  expect([...testNames(source)]).toEqual([
    'a file › is read',
    'a file › is not read when it is %s',
    'a file › of %i bytes › is small',
    'as root › is read',
  ]);
});

const known = new Map<string, ReadonlySet<string>>();

function namesIn(file: string): ReadonlySet<string> {
  const names = known.get(file) ?? testNames(readFileSync(join(checkout, file), 'utf8'));
  known.set(file, names);
  return names;
}
