import { looksChosen } from './secret-keys.ts';

/*
 * "My password is correct horse battery staple": plain words behind a verb, which nothing but grammar tells from a sentence
 * about a password. A phrase that somebody chose has no articles, prepositions and pronouns in it; a sentence nearly always
 * has. The limit: a chosen phrase that is a sentence of its own ("I love my dog") stays, and so does a short phrase in front
 * of one. The ticket is shown before it leaves for that reason.
 */
const talkWords: ReadonlySet<string> = new Set(
  `a an the this that these those it its my your his her our their own yours theirs i you he she we they who whom whose what
  which when where why how and or but if so then than as because while until since not no never neither nor none nothing only
  just also too very still already again yet now here there always often once twice much more most less least all any both
  each every few many several some one two three four five six seven eight nine ten same other another different about above
  after against at before behind below between by down during for from in inside into near of off on onto out outside over per
  through to under up upon with within without is was are were be been being has have had do does did can cannot could may
  might must shall should will would let please about around due missing wrong right correct incorrect old known unknown short
  long lived enough likely case sensitive digits digit letters letter characters character words word gone ready stale
  kept sent set put lost made held given shown seen read written hidden taken part kind type
  der die das den dem des ein eine einer einem einen nicht kein keine auf in im von vom mit für und oder zu zum zur bei aus
  an am noch schon sehr nur wie als le la les un une de du des et ou ne pas sur dans avec pour par el los las una y o con sin
  en por para muy ya`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** Said of a password, and as good the first word of one. */
const mayBegin = /^(?:correct|incorrect|right|wrong|old|long|short|one|two|three|four|five|six|seven|eight|nine|ten)$/i;

/** What is told about one begins with what was done to it or how; a list, because horses can be red and bees flying. */
const toldWords: ReadonlySet<string> = new Set(
  `accepted activated added allowed applied asked assigned based blocked cached changed checked cleared compared compromised
  configured copied created deactivated defined deleted denied derived deprecated disabled displayed dropped enabled encrypted
  enforced ended entered escrowed expected expired exported failed fetched found generated granted handled hashed ignored
  imported included invalidated issued limited loaded locked logged managed masked mentioned needed obtained obfuscated passed
  pinned prompted protected provided received redacted refreshed refused registered rejected removed renewed replaced reported
  requested required reset resolved restored restricted returned reused revoked rotated saved scrambled secured shared signed
  skipped started stolen stopped stored supplied supported suspended synced synchronised synchronized tested transferred trusted
  tied typed unlocked unneeded unused updated uploaded used validated verified wanted
  asking being changing coming expiring failing getting going having making pending preventing rotating syncing using waiting
  working
  actually already apparently automatically certainly clearly completely correctly currently definitely directly easily exactly
  finally fully generally immediately incorrectly initially likely locally mostly nearly newly normally obviously only possibly
  previously probably properly really recently regularly securely separately simply successfully temporarily totally typically
  usually wrongly
  abgelaufen aktiviert aktualisiert akzeptiert blockiert deaktiviert gespeichert gesperrt konfiguriert synchronisiert registriert`
    .split(/\s+/)
    .filter(word => word !== ''),
);
/** "device-bound", "read-only": with a hyphen, and chosen by nobody. */
const toldEnd =
  /^\p{L}+-(?:based|bound|enabled|free|generated|known|level|limited|only|protected|side|specific|wide)$/iu;
const mayEnd = /^(?:(?:now|again|already|still|too|today|here|there|please|yet|though|always)[\s.,!?]*)+$/i;

/** How many of these letters are words that somebody chose; 0 where they are the beginning of a sentence. */
export function lengthOfPhrase(text: string): number {
  const within = text.slice(0, 240);
  const words = [...within.matchAll(/[^\s.!?;|)\]}-][^\s.;|)\]}]*/g)].flatMap(partsOf);
  const first = words[0]?.word ?? '';
  const isTold = toldWords.has(first.toLowerCase());
  const skipped = isTold || mayBegin.test(first) ? 1 : 0;
  const rest = words.slice(skipped);
  const stop = rest.findIndex(({ word }) => !isChosen(word) && (!/^\p{L}+$/u.test(word) || isTalkWord(word)));
  const chosen = stop === -1 ? rest : rest.slice(0, stop);
  const last = chosen.at(-1);
  if (last === undefined) return 0;
  if (chosen.length > 1 && chosen.some(({ word }) => isChosen(word))) return last.end;
  // Two words alone are enough for a phrase; in front of more they could be a subject.
  const isAll = stop === -1 || mayEnd.test(within.slice(rest[stop]?.start));
  const least = !isTold && isAll ? 2 : 3;
  return (isTold && !isAll) || chosen.length < least ? 0 : last.end;
}

type Word = { readonly word: string; readonly start: number; readonly end: number };

/** A phrase can be written with hyphens. */
function partsOf({ 0: found, index }: RegExpExecArray): readonly Word[] {
  const whole = found.replace(/[!?]+$/, '');
  if (toldEnd.test(whole) || looksChosen(whole)) return [{ word: whole, start: index, end: index + found.length }];
  return [...whole.matchAll(/[^-]+/g)].map(part => {
    const start = index + part.index;
    return { word: part[0], start, end: start + part[0].length };
  });
}

function isChosen(word: string): boolean {
  return looksChosen(word) && /\p{L}/u.test(word);
}

function isTalkWord(word: string): boolean {
  return talkWords.has(word.toLowerCase());
}
