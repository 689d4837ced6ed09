import type { SecurityGuard } from './security-guard.ts';

/** How a package is made, and by which workflows. */
export const packageGuards: readonly SecurityGuard[] = [
  {
    guard: 'Every fuse is set as the table says, and a fuse that the table does not know is an error',
    threat: 'debugging',
    where: 'scripts/packaging/set-fuses.ts',
    heldBy: [
      {
        file: 'test/scripts/set-fuses.test.ts',
        test: 'the fuses of a package › are set as the table says, and read back so by what looks at an installed app',
      },
      {
        file: 'test/scripts/set-fuses.test.ts',
        test: 'the fuses of a package › are an error where Electron has one that the table does not know',
      },
      {
        file: 'test/packaging/mac-layout.test.ts',
        test: 'the package for a Mac, made of a skeleton of Electron › has every fuse of this Electron as the table says',
      },
    ],
  },
  {
    guard: 'The fuses of an installed app are read back from its binary, for each kind of Mac',
    threat: 'bundle',
    where: 'src-main/adapters/fuse-wires.ts',
    heldBy: [
      {
        file: 'test/adapters/fuse-wires.test.ts',
        test: 'the fuses of Electron’s framework › are read of each architecture, letter by letter',
      },
    ],
  },
  {
    guard: 'Code comes from the archive alone: no folder beside it and no variable brings any',
    threat: 'bundle',
    where: 'src-main/core/preflight/expected-fuses.ts',
    heldBy: [
      {
        file: 'test/packaging/linux-app.test.ts',
        test: 'the packed app in real Electron › by its fuses › loads no folder beside its archive',
      },
      {
        file: 'test/packaging/linux-app.test.ts',
        test: 'the packed app in real Electron › by its fuses › loads nothing that NODE_OPTIONS names',
      },
      {
        file: 'test/packaging/linux-app.test.ts',
        test: 'the packed app in real Electron › by its fuses › is no Node.js, whatever the environment says',
      },
    ],
  },
  {
    guard: 'The sum of the archive stands in Info.plist, and that of each file in the archive',
    threat: 'bundle',
    where: 'build/electron-builder.ts',
    heldBy: [
      {
        file: 'test/packaging/mac-layout.test.ts',
        test: 'the package for a Mac, made of a skeleton of Electron › has the sum of its archive’s head in Info.plist, which Electron compares at the start',
      },
    ],
  },
  {
    guard: 'The package is for `/Applications` of the whole Mac, whatever copies lie elsewhere',
    threat: 'bundle',
    where: 'build/electron-builder.ts',
    heldBy: [
      {
        file: 'test/packaging/mac-layout.test.ts',
        test: 'the package for a Mac, made of a skeleton of Electron › is installed for the whole Mac, in /Applications alone, whatever copies lie elsewhere',
      },
    ],
  },
  {
    guard: 'The package has no entitlements but for compiling at run time',
    threat: 'debugging',
    where: 'build/entitlements.mac.plist',
    heldBy: [
      {
        file: 'test/packaging/mac-layout.test.ts',
        test: 'the package for a Mac, made of a skeleton of Electron › has two entitlement files, with nothing in them but compiling at run time',
      },
    ],
  },
  {
    guard:
      'A signed build has the hardened runtime and fails without its certificate; an unsigned one pretends nothing',
    threat: 'supply-chain',
    where: 'build/electron-builder.ts',
    heldBy: [
      {
        file: 'test/packaging/configuration.test.ts',
        test: 'the configuration of the packer › signs with the hardened runtime and notarises, or does not pretend to',
      },
      { file: 'test/packaging/configuration.test.ts', test: 'what signing needs › is named where it is missing: %j' },
    ],
  },
  {
    guard: 'An unsigned build picks up no certificate, whatever the environment and the keychain hold',
    threat: 'supply-chain',
    where: 'scripts/packaging/forgo-signing.ts',
    heldBy: [
      {
        file: 'test/scripts/forgo-signing.test.ts',
        test: 'an unsigned build is named no certificate and looks for none in the keychain',
      },
    ],
  },
  {
    guard: 'An action of a workflow is pinned by its commit',
    threat: 'supply-chain',
    where: '.github/workflows',
    heldBy: [
      { file: 'test/workflows/workflows.test.ts', test: '%s holds every rule' },
      { file: 'test/workflows/workflows.test.ts', test: 'each rule is broken by › %s' },
    ],
  },
  {
    guard: 'A workflow may read alone; the one job that publishes runs no code of the repository',
    threat: 'supply-chain',
    where: '.github/workflows',
    heldBy: [
      { file: 'test/workflows/workflows.test.ts', test: '%s holds every rule' },
      { file: 'test/workflows/workflows.test.ts', test: 'each rule is broken by › %s' },
    ],
  },
  {
    guard:
      'A workflow leaves no token on the disk, gives pull requests no secrets, and puts no stranger’s text into a script',
    threat: 'supply-chain',
    where: '.github/workflows',
    heldBy: [
      { file: 'test/workflows/workflows.test.ts', test: '%s holds every rule' },
      { file: 'test/workflows/workflows.test.ts', test: 'each rule is broken by › %s' },
    ],
  },
];
