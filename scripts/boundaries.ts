/** The import rules as dependency-cruiser takes them. Each row is seen to fire by test/boundaries.test.ts. */
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

type From = IRegularForbiddenRuleType['from'];
type To = IRegularForbiddenRuleType['to'];

const zod = 'node_modules/zod/';
const layer = (name: string): string => `^src-main/${name}/`;
const shared = `^src-main/(core|contract)/|^src-main/ports\\.ts$`;

function rule(name: string, comment: string, ...[from, to]: [From, To]): IRegularForbiddenRuleType {
  return { name, severity: 'error', comment, from, to };
}

/** A folder may import itself, `allowed`, and nothing else. */
function only(name: string, allowed: string, comment: string): IRegularForbiddenRuleType {
  return rule(`${name}-imports`, comment, { path: layer(name) }, { pathNot: `${layer(name)}|${allowed}` });
}

/** A package or built-in that one adapter alone, its folder included, may import. */
function owned(name: string, pattern: string, adapter: string): IRegularForbiddenRuleType {
  const owner = `^src-main/adapters/${adapter}(\\.ts$|/)`;
  return rule(
    `${name}-only-in-${adapter}`,
    `${name} goes through its adapter`,
    { path: '^src-', pathNot: owner },
    { path: pattern },
  );
}

/** A package that one file of the policies alone may import. */
function readBy(name: string, file: string): IRegularForbiddenRuleType {
  return rule(
    `${name}-only-in-${file}`,
    `${name} is read by one file`,
    { path: '^src-', pathNot: `^src-main/policies/${file}\\.ts$` },
    { path: `node_modules/${name}/` },
  );
}

/** What may import what. DESIGN: the layers hold because this fails when they do not. */
export const boundaryRules: readonly IRegularForbiddenRuleType[] = [
  rule('no-cycles', 'a cycle makes two files one', {}, { circular: true }),
  rule(
    'no-orphans',
    'a file nobody imports is dead',
    { orphan: true, pathNot: '(main|cli|start|preload|serve)\\.ts$|\\.d\\.ts$|src-renderer/main\\.tsx$' },
    {},
  ),
  rule(
    'contract-imports-nothing',
    'the contract depends on nobody',
    { path: layer('contract') },
    { pathNot: layer('contract') },
  ),
  rule(
    'core-is-pure',
    'decisions know no world',
    { path: layer('core'), pathNot: 'core/config\\.ts$' },
    { pathNot: '^src-main/(core|contract)/' },
  ),
  rule(
    'config-adds-zod',
    'the settings schema is the one exception',
    { path: 'core/config\\.ts$' },
    { pathNot: `^src-main/(core|contract)/|${zod}` },
  ),
  rule(
    'ports-are-types',
    'ports.ts has no code',
    { path: '^src-main/ports\\.ts$' },
    { dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'sign-in-errors-only-explained',
    'codes are explained to people; nothing that the product does hangs on one',
    {
      path: '^src-',
      pathNot:
        '^src-main/core/sign-in-errors/|^src-main/commands/run-explain\\.ts$|^src-main/app/window-requests\\.ts$|^src-main/core/words\\.ts$',
    },
    { path: '^src-main/core/sign-in-errors/' },
  ),
  rule(
    'words-know-ids-of-sign-in-errors',
    'words take the names of the messages, not the codes',
    { path: '^src-main/core/words\\.ts$' },
    { path: '^src-main/core/sign-in-errors/(?!message-ids\\.ts)' },
  ),
  only(
    'probes',
    `${shared}|${zod}|node_modules/(asn1js|pvutils|pvtsutils)/|^(node:)?crypto$`,
    'a probe asks through ports',
  ),
  only('upstreams', `${shared}|${zod}`, 'an upstream asks through ports'),
  ...[
    ['fleet', 'report'],
    ['report', 'fleet'],
  ].map(([one, other]) =>
    rule(
      `${one}-knows-no-${other}`,
      'one service does not decide what the answer of another means',
      { path: `^src-main/upstreams/${one}/` },
      { path: `^src-main/upstreams/${other}/` },
    ),
  ),
  only('policies', `${shared}|${zod}|node_modules/(yaml|sqlite3-parser)/`, 'a policy asks through ports'),
  only('engine', `${shared}|${zod}|^src-main/(probes|upstreams)/`, 'the engine is given its parts'),
  rule(
    'engine-takes-types',
    'probes and upstreams are passed in',
    { path: layer('engine') },
    { path: '^src-main/(probes|upstreams)/', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'ports-as-types',
    'a port is a type',
    { path: '^src-main/(probes|upstreams|policies|engine|kits)/' },
    { path: '^src-main/ports\\.ts$', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'adapters-stand-alone',
    'adapters never import each other; one may have a folder of its name',
    { path: '^src-main/adapters/([^/.]+)' },
    { path: layer('adapters'), pathNot: '^src-main/adapters/$1(\\.ts$|/)' },
  ),
  rule(
    'adapters-know-no-app',
    'adapters supply ports',
    { path: layer('adapters') },
    { path: '^src-main/(?!adapters/|core/|contract/|ports\\.ts)' },
  ),
  only('recorded', `${shared}|${zod}|^(node:)?(fs|path)`, 'a recorded Mac supplies ports'),
  only('commands', `${shared}|^src-main/(engine|kits)/|^(node:)?util$`, 'commands drive the engine and write kits'),
  only('kits', `${shared}|${zod}|node_modules/yaml/`, 'a kit is text made of settings'),
  rule(
    'app-knows-no-adapters',
    'adapters are wired in main.ts',
    { path: layer('app') },
    { path: '^src-main/(adapters|preload|recorded|sandbox|commands|probes|upstreams)/' },
  ),
  only('preload', `${layer('contract')}|^electron$|node_modules/electron/`, 'the bridge is thin'),
  only('sandbox', `${layer('contract')}|${zod}|^(node:)?[a-z_/]+$`, 'the sandbox knows the wire, not the product'),
  rule(
    'sandbox-stays-out',
    'the sandbox is never part of the product',
    { path: '^src-', pathNot: layer('sandbox') },
    { path: layer('sandbox') },
  ),
  rule(
    'electron-in-app',
    'only app, preload, main.ts and start.ts know Electron',
    { path: '^src-', pathNot: '^src-main/(app|preload)/|^src-main/(main|start)\\.ts$' },
    { path: '^electron$|node_modules/electron/' },
  ),
  rule(
    'roots-are-roots',
    'nobody imports a composition root, but for the one that chooses between the two',
    { pathNot: '^src-main/start\\.ts$' },
    { path: '^src-main/(main|cli|start)\\.ts$' },
  ),
  rule(
    'window-takes-types',
    'the window gets values over the bridge',
    { path: '^src-renderer/' },
    { path: '^src-main/', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'window-sees-contract',
    'the window knows the contract alone',
    { path: '^src-renderer/' },
    { path: '^src-main/(?!contract/)' },
  ),
  rule(
    'window-has-no-node',
    'the window is a page',
    { path: '^src-renderer/' },
    { path: '^(node:)?(fs|path|os|child_process|net|http|https|crypto|util|events)(/|$)' },
  ),
  owned('got', 'node_modules/got/', 'http'),
  owned('socks', 'node_modules/socks/', 'http'),
  owned('plist', 'node_modules/plist/', 'plist'),
  owned('electron-log', 'node_modules/electron-log/', 'log'),
  owned('intl-messageformat', 'node_modules/intl-messageformat/', 'words'),
  owned('keytar', 'node_modules/keytar/', 'keychain'),
  rule(
    'yaml-only-in-two-files',
    'yaml is read by one file and written by one',
    { path: '^src-', pathNot: '^src-main/(policies/yaml-values|kits/yaml-text)\\.ts$' },
    { path: 'node_modules/yaml/' },
  ),
  readBy('sqlite3-parser', 'parse-statement'),
  owned('child_process', '^(node:)?child_process$', 'run-command'),
];
