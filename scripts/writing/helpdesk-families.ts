import { headlineCodes } from '../../src-main/contract/ids.ts';
import type { RegistrationCode } from '../../src-main/contract/snapshot.ts';

type SpokenCode = RegistrationCode | (typeof headlineCodes)[keyof typeof headlineCodes];

/** What kind of trouble a code is: what helps in ten minutes, and which exception helps at all, differs by it. */
export const families = {
  registration: {
    name: 'the registration, or what it needs',
    codes: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'H2', 'H3', 'H4', 'H5', 'H22'],
    first:
      'Look the P code up, lead them to P0, and press Refetch. After a registration Microsoft can need up to an hour. At H2 and H22 management (MDM) comes first.',
  },
  policies: {
    name: 'policies and checks',
    codes: ['H6', 'H7'],
    first: 'Go through the steps of each one that is not met, and press Refetch.',
  },
  server: {
    name: 'the management server, or the way to it',
    codes: ['H11', 'H12', 'H13', 'H14', 'H15', 'H16', 'H27'],
    first:
      'Is a sign-in refused at all? What Entra was told last still holds. Network and VPN first; the rest is mended at the server.',
  },
  microsoft: {
    name: 'Microsoft was not told, or a service says no',
    codes: ['H28', 'H29', 'H30', 'H31'],
    first: 'Press Refetch once. After a registration Microsoft can need up to an hour.',
  },
  refused: {
    name: 'refused though nothing known here stands in the way',
    codes: ['H23', 'H32'],
    first:
      'Quit the app that was refused, open it again, and try another browser. Then Entra’s sign-in log: it names the policy and the device.',
  },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly codes: readonly SpokenCode[]; readonly first: string }>
>;
export type Family = keyof typeof families;

/** Where a code has a family, somebody with it may be unable to wait. */
export function canBlock(code: string): boolean {
  return Object.values(families).some(({ codes }) => codes.some(one => one === code));
}

/** Which of the ways in fit which codes, in the order of the card. */
export function familyRows(ways: readonly { readonly fits: readonly Family[] }[]): readonly string[] {
  const known: readonly Family[] = ['registration', 'policies', 'server', 'microsoft', 'refused'];
  return [
    '| codes | what it is about | first ten minutes | ways in that fit |',
    '| --- | --- | --- | --- |',
    ...known.map(family => {
      const { name, codes, first } = families[family];
      const fitting = ways.flatMap(({ fits }, index) => (fits.includes(family) ? [index + 1] : []));
      return `| ${codes.join(', ')} | ${name} | ${first} | ${fitting.join(', ')} |`;
    }),
  ];
}
