import type { KitFile } from '../kit.ts';
import { enrollSecret, mergeGuard } from './fleet-files.ts';
import { fillInHash, fillInUrl } from './kit-software.ts';

/** What only IT can put in, by the text that stands for it. */
const placeholders: readonly (readonly [text: string, what: string])[] = [
  [mergeGuard, 'merge this file into your own default.yml, name your own labels beside these, and leave the guard out'],
  [enrollSecret, 'set this variable to the enroll secret of the fleet where fleetctl runs, or leave "secrets" out'],
  [fillInUrl, 'the address from which your Fleet server can fetch the signed package of Clearway'],
  [fillInHash, 'the SHA-256 of that package, in small letters'],
];

/** A place that is still open: in which file and line, what stands there, and what belongs there. */
export type OpenPlace = {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly what: string;
};

/** Finds every place that is still to be filled in. */
export function leftToFillIn(files: readonly KitFile[]): readonly OpenPlace[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        placeholders
          .filter(([placeholder]) => line.includes(placeholder))
          .map(([placeholder, what]) => ({ path, line: index + 1, text: placeholder, what })),
      ),
  );
}
