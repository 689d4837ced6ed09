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

/** How many of these letters are words that somebody chose; 0 where they are the beginning of a sentence. */
export function lengthOfPhrase(text: string): number {
  const words = [...text.slice(0, 240).matchAll(/[^\s.!?;|)\]}]+/g)];
  const first = words[0]?.[0] ?? '';
  // What is told about one begins with what was done to it: "wanted by the Mac".
  if (/(?:ed|ing|ly|iert)$/i.test(first)) return 0;
  const skipped = mayBegin.test(first) ? 1 : 0;
  const rest = words.slice(skipped);
  const stop = rest.findIndex(([word]) => !/^\p{L}+$/u.test(word) || talkWords.has(word.toLowerCase()));
  const chosen = stop === -1 ? rest : rest.slice(0, stop);
  const last = chosen.at(-1);
  // Two words alone are enough for a phrase; in front of more they could be a subject.
  return last === undefined || chosen.length < (stop === -1 ? 2 : 3) ? 0 : last.index + last[0].length;
}
