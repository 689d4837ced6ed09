import { headlineCodes, type HeadlineId } from '../../src-main/contract/ids.ts';
import { headlineTurns } from '../../src-main/core/headline-turns.ts';
import type { LoadedWords } from '../../src-main/core/words.ts';

export const headlineTitles = ['code', 'what it says', 'whose turn', 'what to do'];

/** Every code of a headline, with the sentence that stands beside it on the Mac. */
export function headlineRows(words: LoadedWords): readonly (readonly string[])[] {
  return Object.entries(headlineCodes)
    .filter((entry): entry is [HeadlineId, (typeof entry)[1]] => isHeadline(entry[0]))
    .map(([id, code]) => [
      `**${code}**`,
      sentencesOf(id, words).join(' Or: '),
      headlineTurns[id].map(turn => words.window[`turn-${turn}`]).join(' · '),
      words.say(`headline-do.${id}`),
    ]);
}

/** What stands on a Mac where the sentence names something of it. */
const placeholders = { count: 1, name: '…', title: '…', code: 'P…', because: 'other', server: '…', turn: 'it' };

/** One thing and several are told apart on the Mac: a technician has to know either when it is read out. */
function sentencesOf(id: HeadlineId, words: LoadedWords): readonly string[] {
  return [...new Set([1, 2].map(count => words.say(`headline.${id}`, { ...placeholders, count })))];
}

function isHeadline(id: string): id is HeadlineId {
  return Object.hasOwn(headlineCodes, id);
}
