import { describe, expect, it } from 'vitest';
import { remedyActions } from '../../../src-main/contract/ids.ts';
import {
  adviceOf,
  caveatsOf,
  decideDoctor,
  doctorRowOf,
  type DoctorDecision,
} from '../../../src-main/core/doctor/decide-doctor.ts';
import type { DoctorInputs } from '../../../src-main/core/doctor/doctor-inputs.ts';
import { caveatIds, doctorVerdicts, type DoctorRow } from '../../../src-main/core/doctor/doctor-row.ts';
import { doctorTable, standingCaveats } from '../../../src-main/core/doctor/doctor-table.ts';
import { rules, type Case } from './doctor-rules.ts';
import { combinationCount, forEveryCombination } from './every-combination.ts';
import { macInOrder } from './mac-in-order.ts';

/** One combination and its row; what it says to keep in mind asks more, so it is worked out only for who reads it. */
function caseOf(inputs: DoctorInputs): Case & { readonly row: DoctorRow } {
  const row = doctorRowOf(inputs);
  const decision: DoctorDecision = {
    ...adviceOf(row),
    get caveats() {
      return caveatsOf(row, inputs);
    },
  };
  return { inputs, row, decision, action: row.remedy === null ? null : remedyActions[row.remedy] };
}

describe('the doctor, over every combination of everything that can be found', () => {
  it('leaves none out, and reaches every row of the table', () => {
    const reached = new Set<DoctorRow>();
    let visited = 0;
    forEveryCombination((inputs, weightNow) => {
      reached.add(caseOf(inputs).row);
      visited += weightNow();
    });
    expect(visited).toBe(combinationCount);
    expect(visited).toBe(143_700_480);
    expect(doctorTable.filter(row => !reached.has(row))).toEqual([]);
    expect([...new Set([...reached].map(({ verdict }) => verdict))].sort()).toEqual(Object.keys(doctorVerdicts).sort());
  });

  // Each sentence for itself, because the fewer questions are asked at once, the fewer visits tell everything.
  it.each(Object.entries(rules))('%s', (_sentence, { when, then }) => {
    let applied = 0;
    let broken: DoctorInputs | undefined;
    forEveryCombination(inputs => {
      const seen = caseOf(inputs);
      // Device management that is off comes before all of them, see below.
      if (inputs.mdm === 'off' || !when(seen)) return;
      applied += 1;
      if (!then(seen)) broken ??= { ...inputs };
    });
    expect(applied).toBeGreaterThan(0);
    expect(broken).toBeUndefined();
  });

  it('names device management that is off first, whatever else is found', () => {
    forEveryCombination(inputs => {
      if (inputs.mdm === 'off' && caseOf(inputs).row.verdict !== 'mdm-off') expect({ ...inputs }).toBeUndefined();
    });
    expect(doctorTable[0]).toMatchObject({ when: { mdm: ['off'] }, verdict: 'mdm-off', remedy: 'turn-on-mdm' });
  });

  it('can say every caveat, and none of them twice', () => {
    const said = new Set<string>();
    forEveryCombination(inputs => {
      const { caveats } = caseOf(inputs).decision;
      for (const caveat of caveats) said.add(caveat);
      if (new Set(caveats).size < caveats.length) expect({ ...inputs }).toBeUndefined();
    });
    expect([...said].sort()).toEqual([...caveatIds].sort());
  });

  it('asks the same questions of the same answers, or says so', () => {
    let rounds = 0;
    const visit = (inputs: DoctorInputs): string => ((rounds += 1) % 2 === 0 ? inputs.mdm : inputs.macos);
    expect(() => {
      forEveryCombination(visit);
    }).toThrow('more than the answers');
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
