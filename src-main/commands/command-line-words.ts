import { varyWords, type Variants } from '../core/vary-words.ts';
import type { LoadedWords, Words } from '../core/words.ts';

/** The words for whoever reads a terminal: the command takes the place of the window's button. */
export function commandLineWords(words: LoadedWords): LoadedWords;
export function commandLineWords(words: Words): Words;
export function commandLineWords(words: Words): Words {
  return { ...words, ...varyWords(words, onCommandLine) };
}

/** A ticket and what a helpdesk reads out are for somebody before the window, and are not said otherwise. */
const onCommandLine: Variants = {
  'remedy.press-refetch': 'remedy.press-refetch.command',
  'remedy.look-again': 'remedy.look-again.command',
  'remedy.refetch-for-profile': 'remedy.refetch-for-profile.command',
  'remedy.refetch-now': 'remedy.refetch-now.command',
  'remedy.refetch-to-be-heard': 'remedy.refetch-to-be-heard.command',
  'remedy.look-again-soon': 'remedy.look-again-soon.command',
  'remedy.look-again-afterwards': 'remedy.look-again-afterwards.command',
  'headline.policies-stale': 'headline.policies-stale.command',
  'headline.push-failed': 'headline.push-failed.command',
  'contradiction.failing-count-differs.cause-1': 'contradiction.failing-count-differs.cause-1.command',
  'contradiction.jamf-not-registered-here-registered.cause-1':
    'contradiction.jamf-not-registered-here-registered.cause-1.command',
  'explain.here.all-met': 'explain.here.all-met.command',
  'explain.here.management-on': 'explain.here.management-on.command',
  'explain.step.refetch-and-wait': 'explain.step.refetch-and-wait.command',
  'walk.done.text': 'walk.done.text.command',
};
