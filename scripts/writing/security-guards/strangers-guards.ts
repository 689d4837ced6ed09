import type { SecurityGuard } from './security-guard.ts';

/** What strangers wrote: policies, recordings, and the osquery that is asked. */
export const strangersGuards: readonly SecurityGuard[] = [
  {
    guard: 'osquery is started only where root alone can have put it, links and folders included',
    threat: 'same-user',
    where: 'src-main/adapters/osquery/find-executable.ts',
    heldBy: [
      {
        file: 'test/adapters/osquery-trust.test.ts',
        test: 'an osquery that somebody else could have put there › is refused where others may write %s',
      },
      {
        file: 'test/adapters/osquery-trust.test.ts',
        test: 'an osquery that somebody else could have put there › is refused wherever it does not belong to the one owner',
      },
      {
        file: 'test/adapters/osquery-trust.test.ts',
        test: 'an osquery that somebody else could have put there › is refused where a link leads into a folder that may be written',
      },
    ],
  },
  {
    guard: 'osquery is started without flags of others, configuration, extensions, database or a server',
    threat: 'same-user',
    where: 'src-main/adapters/osquery/arguments.ts',
    heldBy: [{ file: 'test/adapters/osquery-arguments.test.ts', test: 'osquery is started without %s' }],
  },
  {
    guard: 'osquery’s own folder is removed, and nobody else’s under such a name',
    threat: 'other-users',
    where: 'src-main/adapters/osquery/private-home.ts',
    heldBy: [
      {
        file: 'test/adapters/osquery-home.test.ts',
        test: 'what osquery leaves behind is removed, and nothing that somebody else has put there under such a name',
      },
    ],
  },
  {
    guard: 'A policy is one single SELECT',
    threat: 'policies',
    where: 'src-main/policies/parse-statement.ts',
    heldBy: [{ file: 'test/policies/parse-statement.test.ts', test: 'a query › with %s is no single SELECT' }],
  },
  {
    guard: 'A policy reads no table and calls no function that reaches out, writes, or reads secrets or any file',
    threat: 'policies',
    where: 'src-main/policies/refused-tables.ts',
    heldBy: [
      {
        file: 'test/policies/refused-tables.test.ts',
        test: 'a table that reaches out, writes or reads secrets › is refused as %s',
      },
      { file: 'test/policies/refused-tables.test.ts', test: 'a function › is refused: %s' },
    ],
  },
  {
    guard: 'A policy cannot take all memory or never end',
    threat: 'policies',
    where: 'src-main/policies/resource-bombs.ts',
    heldBy: [
      {
        file: 'test/policies/resource-bombs.test.ts',
        test: 'a short query that would take all memory or never end › is refused for its memory: %s',
      },
      {
        file: 'test/policies/resource-bombs.test.ts',
        test: 'a short query that would take all memory or never end › is refused for its recursion: %s',
      },
    ],
  },
  {
    guard: 'A policy’s text has a limit and no characters that hide something',
    threat: 'policies',
    where: 'src-main/policies/parse-statement.ts',
    heldBy: [
      { file: 'test/policies/parse-statement.test.ts', test: 'a query › longer than 64 KB is not read' },
      { file: 'test/policies/parse-statement.test.ts', test: 'a query › with %s is not understood' },
    ],
  },
  {
    guard: 'What is refused never reaches osquery',
    threat: 'policies',
    where: 'src-main/policies/evaluate.ts',
    heldBy: [
      {
        file: 'test/policies/evaluate.test.ts',
        test: 'the evaluation of local policies › sends nothing that is refused, needs root or is no statement',
      },
    ],
  },
  {
    guard: 'A list of policies has a limit in items, documents, depth and time',
    threat: 'policies',
    where: 'src-main/policies/yaml-values.ts',
    heldBy: [
      {
        file: 'test/policies/read-policy-text.test.ts',
        test: 'a text that is no list of policies › is given up early where it is made to take long: %s',
      },
    ],
  },
  {
    guard: 'A recorded Mac reads nothing outside its folder',
    threat: 'recorded-mac',
    where: 'src-main/recorded/read-inside.ts',
    heldBy: [
      {
        file: 'test/recorded/read-inside.test.ts',
        test: 'a recorded Mac from a stranger › is not opened with a link out of it as %s',
      },
      {
        file: 'test/recorded/hostile-folder.test.ts',
        test: 'a folder from a stranger › with %s in the place of its commands or files shows nothing of it',
      },
    ],
  },
  {
    guard: 'A recorded Mac with pipes or endless files stops nothing',
    threat: 'recorded-mac',
    where: 'src-main/recorded/read-inside.ts',
    heldBy: [
      {
        file: 'test/recorded/read-inside.test.ts',
        test: 'a recorded Mac from a stranger › does not wait for a pipe as %s',
      },
      {
        file: 'test/recorded/read-inside.test.ts',
        test: 'a recorded Mac from a stranger › is not opened with a file of %i bytes',
      },
    ],
  },
  {
    guard: 'Replaying a recorded Mac opens no connection and starts no program',
    threat: 'recorded-mac',
    where: 'src-main/open-replay.ts',
    heldBy: [
      {
        file: 'test/recording/replay-reaches-nobody.test.ts',
        test: 'a replay › opens no connection and starts no program, also where the server of then is there',
      },
    ],
  },
  {
    guard: 'A recording goes into an empty folder, for its owner alone, and follows no link',
    threat: 'other-users',
    where: 'src-main/recorded/write-recording.ts',
    heldBy: [
      {
        file: 'test/recording/recording.test.ts',
        test: 'a recording › goes into an empty folder alone, and follows no link',
      },
      {
        file: 'test/recording/recording.test.ts',
        test: 'a recording › holds neither the token nor a certificate nor a key, and is for its owner alone',
      },
    ],
  },
];
