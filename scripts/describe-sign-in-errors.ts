import { loadWords } from '../src-main/adapters/words.ts';
import { signInErrors, writtenCode } from '../src-main/core/sign-in-errors/catalogue.ts';

const turns = { you: 'you', it: 'IT' } as const;

/** The page with every explained code, from the same table and words as the product. */
export function describeSignInErrors(): string {
  const words = loadWords(['en']);
  const row = ({ id, turn, source }: (typeof signInErrors)[number]): string => {
    const said = `**${words.say(`explain.${id}.title`)}.** ${words.say(`explain.${id}.meaning`)}`;
    return `| \`${writtenCode(id)}\` | ${said} | ${turns[turn]} | [${new URL(source).host}](${source}) |`;
  };
  const table = (family: 'device' | 'not-this-mac'): readonly string[] => [
    '| code | means | turn | source |',
    '|---|---|---|---|',
    ...signInErrors.filter(entry => entry.family === family).map(row),
  ];
  return [
    '# Sign-in errors',
    '',
    'What `clearway explain` knows, generated from `src-main/core/sign-in-errors/`. The texts are our own; the source is the page that each was written from. Microsoft changes codes without notice, so they only explain what a person pastes: nothing that Clearway does hangs on one. The turn is the usual one; what this Mac shows can change it. A code that is not here is named as unknown, never guessed.',
    '',
    '## This device, or a rule for devices',
    '',
    ...table('device'),
    '',
    '## Not this Mac',
    '',
    ...table('not-this-mac'),
    '',
  ].join('\n');
}
