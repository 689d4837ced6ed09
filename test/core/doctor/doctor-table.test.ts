import { beforeAll, describe, expect, it } from 'vitest';
import { remedyActions } from '../../../src-main/contract/ids.ts';
import { decideDoctor, type DoctorDecision } from '../../../src-main/core/doctor/decide-doctor.ts';
import type { DoctorInputs } from '../../../src-main/core/doctor/doctor-inputs.ts';
import { caveatIds, doctorVerdicts, fits, type DoctorRow } from '../../../src-main/core/doctor/doctor-row.ts';
import { doctorTable, standingCaveats } from '../../../src-main/core/doctor/doctor-table.ts';
import { rules } from './doctor-rules.ts';
import { combinationCount, forEveryCombination } from './every-combination.ts';
import { macInOrder } from './mac-in-order.ts';

const isDecidedBy = (row: DoctorRow, inputs: DoctorInputs): boolean =>
  doctorTable.find(({ when }) => fits(when, inputs)) === row;

describe('the doctor, over every combination of everything that can be found', () => {
  const broken = new Map<string, DoctorInputs>();
  const applied = new Map<string, number>();
  const unreached = new Set(doctorTable);
  const caveatsUsed = new Set<string>();
  const verdictsSeen = new Set<string>();
  let visited = 0;
  let isOffAlwaysFirst = true;

  const note = (inputs: DoctorInputs, { verdict, remedy, caveats }: DoctorDecision): void => {
    verdictsSeen.add(verdict);
    for (const caveat of caveats) caveatsUsed.add(caveat);
    // Only rows that would decide the same are asked whether they did, so that this stays cheap.
    for (const row of unreached)
      if (row.verdict === verdict && row.remedy === remedy && isDecidedBy(row, inputs)) unreached.delete(row);
  };

  beforeAll(() => {
    const named = Object.entries(rules);
    forEveryCombination((inputs, weightNow) => {
      const decision = decideDoctor(inputs);
      const seen = { inputs, decision, action: decision.remedy === null ? null : remedyActions[decision.remedy] };
      note(inputs, decision);
      const isOff = inputs.mdm === 'off';
      if (isOff) isOffAlwaysFirst &&= decision.verdict === 'mdm-off';
      for (const [sentence, { when, then }] of isOff ? [] : named) {
        if (!when(seen)) continue;
        applied.set(sentence, (applied.get(sentence) ?? 0) + 1);
        if (!then(seen) && !broken.has(sentence)) broken.set(sentence, { ...inputs });
      }
      visited += weightNow();
    });
  }, 300_000);

  it('leaves none out', () => {
    expect(visited).toBe(combinationCount);
    expect(visited).toBe(143_700_480);
  });

  it.each(Object.keys(rules))('%s', sentence => {
    expect(applied.get(sentence) ?? 0).toBeGreaterThan(0);
    expect(broken.get(sentence)).toBeUndefined();
  });

  it('names device management that is off first, whatever else is found', () => {
    expect(isOffAlwaysFirst).toBe(true);
    expect(doctorTable[0]).toMatchObject({ when: { mdm: ['off'] }, verdict: 'mdm-off', remedy: 'turn-on-mdm' });
  });

  it('reaches every row of the table', () => {
    expect([...unreached]).toEqual([]);
  });

  it('can say every verdict and every caveat', () => {
    expect([...verdictsSeen].sort()).toEqual(Object.keys(doctorVerdicts).sort());
    expect([...caveatsUsed].sort()).toEqual([...caveatIds].sort());
  });
});

describe('device management', () => {
  it('is asked for by two rows alone', () => {
    const asking = doctorTable.filter(({ when }) => when.mdm !== undefined);
    expect(asking.map(({ when }) => when)).toEqual([{ mdm: ['off'] }, { mdm: ['unknown'] }]);
  });

  it('is turned on before anything else', () => {
    const off = {
      ...macInOrder,
      registration: 'device-not-registered',
      mdm: 'off',
      tries: '1',
      vendor: 'unknown',
    } as const;
    expect(decideDoctor(off)).toEqual({ verdict: 'mdm-off', turn: 'you', remedy: 'turn-on-mdm', caveats: [] });
  });

  it('is looked for again where it is not known, so that nothing passes on it', () => {
    expect(decideDoctor(macInOrder).verdict).toBe('registered');
    expect(decideDoctor({ ...macInOrder, mdm: 'unknown' })).toEqual({
      verdict: 'registered-not-confirmed',
      turn: 'mac',
      remedy: 'look-again',
      caveats: ['not-everything-seen'],
    });
  });
});

describe('the table of the doctor', () => {
  it('ends with a row for everything, and has no other', () => {
    const open = doctorTable.filter(({ when }) => Object.keys(when).length === 0);
    expect(open).toEqual([doctorTable.at(-1)]);
  });

  it('names no standing caveat without a condition', () => {
    for (const { when } of standingCaveats) expect(Object.keys(when).length).toBeGreaterThan(0);
  });
});
