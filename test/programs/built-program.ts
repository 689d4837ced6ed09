import { join } from 'node:path';
import { inject } from 'vitest';
import { builtName, type Program } from './programs.ts';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to
  interface ProvidedContext {
    /** The folder of the built programs. */
    programs: string;
  }
}

/** The file that Node.js, an old one too, starts the program from: its source as it was when the run began. */
export function builtProgram(program: Program): string {
  return join(inject('programs'), `${builtName(program)}.js`);
}
