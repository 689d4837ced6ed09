import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordFiles } from '../../src-main/adapters/words/word-files.ts';
import { read, sentencesOf } from '../words/reading-age.ts';

const folder = join(import.meta.dirname, '../../docs/announce');
const languages = ['en', 'de', 'fr', 'es'] as const;
type Language = (typeof languages)[number];
const texts = new Map(languages.map(language => [language, readFileSync(join(folder, `${language}.md`), 'utf8')]));
const textIn = (language: Language): string => texts.get(language) ?? '';

/** What follows a heading, up to the next one of any level. */
const sections = (text: string): readonly (readonly [level: string, body: string])[] =>
  text.split(/^(?=#)/m).map(part => [/^#+/.exec(part)?.[0] ?? '', part.replace(/^#.*\n/, '')] as const);

describe.each(languages)('the announcements in %s', language => {
  const text = textIn(language);

  it('list at the top each placeholder that they use, and no other', () => {
    const [head = '', ...rest] = text.split(/^## /m);
    const names = (part: string): readonly string[] => [...new Set(part.match(/\{\{[^}]*\}\}/g))].sort();
    expect(names(head)).toEqual(names(rest.join('')));
    expect(names(head).filter(name => !/^\{\{[a-z]+\}\}$/.test(name))).toEqual([]);
    expect(text.replaceAll(/\{\{[a-z]+\}\}/g, '')).not.toMatch(/[{}]/);
  });

  it('have the same texts as in English: a mail and a chat for five occasions, and the questions', () => {
    const shape = (of: string): readonly string[] => sections(of).map(([level]) => level);
    expect(shape(text)).toEqual(shape(textIn('en')));
    expect(text.match(/^\*\*/gm)?.length).toBe(textIn('en').match(/^\*\*/gm)?.length);
    expect(text.match(/^(?:\d\.|-) /gm)?.length).toBe(textIn('en').match(/^(?:\d\.|-) /gm)?.length);
  });

  it('say in each mail and chat what Clearway reads and what it does not', () => {
    const messages = sections(text).filter(([level]) => level === '###');
    expect(messages).toHaveLength(10);
    for (const [, body] of messages) expect(body).toMatch(reads[language]);
  });

  it('have lines for Macs of one management alone where English has them, and no kind of Mac is left out', () => {
    expect(marksIn(text)).toEqual(marksIn(textIn('en')));
    for (const place of text.split(/^#{2,3} /m).slice(1)) {
      const marks = marksIn(place).filter(mark => mark !== 'ReportURL');
      if (marks.length === 0) continue;
      for (const management of ['Fleet', 'Intune', 'Jamf']) expect(marks.join()).toContain(management);
    }
  });

  it('speak of the notification only where macOS shows it, and of Refetch only where a server can be asked', () => {
    const refetch = refetchWords[language];
    expect(text).toContain(refetch);
    for (const line of text.split('\n')) {
      if (/Registration Required|Registrierung erforderlich/.test(line)) expect(line).toContain('[Fleet, Intune] ');
      if (line.includes(refetch)) expect(line).toContain('[Fleet] ');
    }
  });

  it('say what IT sees, and never that nothing is sent', () => {
    expect(text.match(itSees[language])?.length).toBe(4);
    expect(text).not.toMatch(/sends nothing|sendet von selbst nichts|n’envoie rien|No envía nada/);
  });

  it('name what the window shows by its own words', () => {
    const words = wordFiles.find(file => file.language === language);
    const known = new Set([...Object.values(words?.window ?? {}), ...Object.values(words?.messages ?? {})]);
    const ofClearway = text.match(quoted[language])?.filter(name => !ofMacos.has(name)) ?? [];
    expect(ofClearway.length).toBeGreaterThan(3);
    expect(ofClearway.filter(name => !known.has(name))).toEqual([]);
  });

  it('hold no link, no straight quotes and no promise', () => {
    expect(text).not.toMatch(/https?:|\]\(|"|\w'\w|\.\.\.| {2}/);
    expect(text).not.toMatch(/you are blocked|you can sign in|compliant/i);
  });
});

/** Whom the lines are for that are not for everybody, in the order of the text. */
function marksIn(text: string): readonly string[] {
  return [...text.matchAll(/^(?:\d\. |- )?\[([\w, ]+)\] /gm)].map(([, mark = '']) => mark);
}

const refetchWords: Readonly<Record<Language, string>> = {
  en: 'Refetch',
  de: '„Neu prüfen“',
  fr: '«\u202fRevérifier\u202f»',
  es: '«Consultar de nuevo»',
};

const itSees: Readonly<Record<Language, RegExp>> = {
  en: /Our IT sees [^.]*two codes/g,
  de: /Unsere IT sieht [^.]*zwei Codes/g,
  fr: /Notre équipe informatique (?:en )?voit [^.]*deux codes/g,
  es: /Nuestro equipo de TI ve [^.]*dos códigos/g,
};

/** Both halves: what it looks at, and the mail that it leaves alone. */
const reads: Readonly<Record<Language, RegExp>> = {
  en: /Clearway[\s\S]*(?:looks at|reads|shows) how[^.]*\.?[^.]*\b(?:not|no)\b[^.]*(?:mail|files)/,
  de: /Clearway[\s\S]*eingerichtet[\s\S]*(?:keine|weder|liest sie nicht)/,
  fr: /Clearway[\s\S]*réglé[\s\S]*(?:\bni\b|\bpas\b)[^.]*(?:e-mails|fichiers)/,
  es: /Clearway[\s\S]*configurado[\s\S]*\bno\b[^.]*(?:correo|archivos)/i,
};

const quoted: Readonly<Record<Language, RegExp>> = {
  en: /(?<=“)[^”]+(?=”)/g,
  de: /(?<=„)[^“]+(?=“)/g,
  fr: /(?<=«\u202f)[^»]+(?=\u202f»)/g,
  es: /(?<=«)[^»]+(?=»)/g,
};

/** What macOS itself shows. */
const ofMacos = new Set([
  'Registration Required',
  'Registrierung erforderlich',
  'Registrieren',
  'Programme',
  'Register',
  'Registrar',
]);

describe('the announcements in English', () => {
  const messages = sections(textIn('en')).filter(([level]) => level === '###');

  it.each(messages.map(([, body], index) => [index + 1, body] as const))(
    'number %i reads like grade 7 at most',
    (_, body) => {
      const plain = body
        .replaceAll(/\{\{[a-z]+\}\}/g, 'this')
        .replaceAll(/^(?:Subject: |\d\. |- )|\*/gm, '')
        .replaceAll(/^\[[\w, ]+\] /gm, '');
      const sentences = plain.split(/\n+/).flatMap(sentencesOf);
      const { grade, words } = read(sentences);
      expect(grade).toBeLessThanOrEqual(7);
      expect(words).toBeLessThanOrEqual(25);
    },
  );
});

it('French has its narrow spaces, German and Spanish their own quotes', () => {
  const plain = (language: Language): string => textIn(language).replaceAll(/`[^`]*`/g, 'code');
  expect(plain('fr')).not.toMatch(/[“”„"]|«(?!\u202f)|(?<!\u202f)»|(?<![\u202f\d])[;?!]|(?<!\u202f):(?=\s|\*|$)/m);
  expect(plain('de')).not.toMatch(/[”«»]/);
  expect(plain('de').split('„').length).toBe(plain('de').split('“').length);
  expect(plain('es')).not.toMatch(/[„“”]/);
  expect(plain('es').split('¿').length).toBe(plain('es').split('?').length);
});
