import manifest from '../package.json' with { type: 'json' };

/** Clearway's own version. */
export const version: string = manifest.version;
