import type { Speech } from './speech.ts';

/** In the place of everything that is not known yet: a page full of question marks would only frighten. */
export function FirstLook({ words }: { words: Speech['words'] }) {
  return (
    <div class="first-look">
      <progress aria-label={words.loading} />
    </div>
  );
}
