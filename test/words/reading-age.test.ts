import { describe, expect, it } from 'vitest';
import en from '../../resources/words/en.json' with { type: 'json' };
import { read, sentencesOf, variantsOf } from './reading-age.ts';

/** Names that stand on somebody else’s screen have to be said as they are. */
const names = new Set([
  // A path through the menus of an admin center.
  'ticket.place.partner-connector.open',
  // The title of a window, and the name of the company that shows it.
  'walk.new-password.screen',
]);

type Sentence = readonly [id: string, sentence: string];

const messages = Object.entries(en.messages).flatMap(([id, text]) => variantsOf(text).map(said => [id, said] as const));
const steps = Object.entries(en.steps).flatMap(([id, texts]) => texts.map(text => [`steps.${id}`, text] as const));
const texts = [...messages, ...Object.entries(en.window), ...steps];

/** Whole sentences only: titles, labels and buttons are short and would flatter the average. */
const sentences: readonly Sentence[] = texts
  .filter(([, text]) => /[.!?:]$/.test(text) && text.split(/\s/).length >= 5)
  .flatMap(([id, text]) => sentencesOf(text).map((sentence): Sentence => [id, sentence]));

function sentencesWhose(area: RegExp): readonly string[] {
  return sentences.filter(([id]) => area.test(id)).map(([, sentence]) => sentence);
}

describe('English is read at twelve', () => {
  it.each([
    ['everything', /./],
    ['the headlines', /^headline\./],
    ['the checks', /^check\./],
    ['the stops on the way', /^journey\./],
    ['the steps', /^steps\./],
    ['the walk', /^walk\./],
    ['what explains a sign-in message', /^explain\./],
    ['what went wrong', /^problem\./],
    ['what the doctor says', /^(?:doctor|caveat)\./],
    ['the window’s own words', /^[^.]+$/],
  ])('in the sixth school year: %s', (_area, pattern) => {
    const found = sentencesWhose(pattern);
    expect(found.length).toBeGreaterThan(10);
    expect(read(found).grade).toBeLessThanOrEqual(7);
  });

  it('without a sentence of more than 25 words', () => {
    expect(sentences.filter(([, sentence]) => read([sentence]).words > 25)).toEqual([]);
  });

  it('without a hard sentence, except where a name is one', () => {
    // In a few words the measure finds nothing but the length of the names in them.
    const hard = sentences.filter(([, sentence]) => read([sentence]).words >= 10 && read([sentence]).grade > 12);
    expect(hard.filter(([id]) => !names.has(id))).toEqual([]);
    for (const name of names) expect(hard.map(([id]) => id)).toContain(name);
  });
});

describe('the measure', () => {
  it('tells an easy sentence from a hard one', () => {
    expect(read(['The cat sat on the mat.']).grade).toBeLessThan(2);
    const hard = 'Noncompliant endpoints necessitate administrator remediation before authentication is permissible.';
    expect(read([hard]).grade).toBeGreaterThan(18);
  });

  it('reads each way in which a message can come out', () => {
    expect(variantsOf('{n, plural, one {# thing} other {# things}} of {name}{x, select, a {, so} other {}}')).toEqual([
      '3 thing of this, so',
      '3 thing of this',
      '3 things of this, so',
      '3 things of this',
    ]);
  });
});
