import { varyWords, type Variants } from './vary-words.ts';
import type { Words } from './words.ts';

/** The words for a Mac that a service judges by what Clearway reports to it: it manages nothing. */
export function wordsOfService(words: Words): Words {
  return varyWords(words, ofService);
}

const ofService: Variants = {
  'headline.refetch-queued': 'headline.refetch-queued.service',
  'headline.upstream-unreachable': 'headline.upstream-unreachable.service',
  'headline.upstream-rate-limited': 'headline.upstream-rate-limited.service',
  'headline.upstream-misconfigured': 'headline.upstream-misconfigured.service',
  'headline.upstream-error': 'headline.upstream-error.service',
  'problem.no-upstream': 'problem.no-upstream.service',
};
