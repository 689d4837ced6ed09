/** How something that is kept lies on the disk. */
export type Keeping = { readonly mode: string; readonly howLong: string; readonly readers: string };

const untilUninstall = 'until Clearway is uninstalled';
const userAndRoot = 'the user’s programs, root';

/** By where it is kept, so that a further document of the state has its row by itself. The first that fits counts. */
const places: readonly (readonly [RegExp, Keeping])[] = [
  [/^\{state\}\/(?:outbox\/)?[\w-]*lock$/, { mode: '0600', howLong: 'while one process writes', readers: userAndRoot }],
  [
    /^\{state\}\/outbox\/[\w-]+\.json$/,
    {
      mode: '0600 in 0700',
      howLong: 'until the service has taken it, 200 reports and 4 MB at most',
      readers: userAndRoot,
    },
  ],
  [
    /^\{state\}\/[\w-]+\.json$/,
    {
      mode: '0600 in 0700',
      howLong: `replaced whole; ${untilUninstall}`,
      readers: `${userAndRoot} (so IT’s scripts can)`,
    },
  ],
  [/^\{state\}\/timeline\.jsonl$/, { mode: '0600 in 0700', howLong: '14 days, 2,000 lines', readers: userAndRoot }],
  [/\.damaged-\{time\}$/, { mode: 'as the document had', howLong: untilUninstall, readers: userAndRoot }],
  [/^\{state\}\/electron$/, { mode: 'in 0700', howLong: untilUninstall, readers: userAndRoot }],
  [/^\{logs\}\//, { mode: '0600', howLong: 'this one and one older, about 1 MB each', readers: userAndRoot }],
  [/^\{temporary\}\//, { mode: '0700', howLong: 'until osquery has answered', readers: userAndRoot }],
  [/^ticket --out/, { mode: '0600', howLong: 'it is the person’s', readers: 'whoever the person gives it to' }],
  [/^record --out/, { mode: '0700, files 0600', howLong: 'it is the person’s', readers: 'whoever they give it to' }],
  [
    /^\{clipboard\}$/,
    { mode: '–', howLong: 'until something else is copied', readers: 'the user’s programs; other devices by Handoff' },
  ],
  [
    /^keychain: /,
    {
      mode: 'login keychain',
      howLong: 'until it is deleted',
      readers: 'Clearway by its signature; others after a question to the user',
    },
  ],
];

/** Throws for what nobody has said anything about: docs/security.md names the mode of all that is kept. */
export function keepingOf(what: string): Keeping {
  const found = places.find(([pattern]) => pattern.test(what));
  if (found === undefined) throw new Error(`nothing is said about how ${what} is kept`);
  return found[1];
}
