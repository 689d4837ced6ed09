import packages from '../resources/licences.json' with { type: 'json' };
import type { AboutView } from './contract/about.ts';

/** The packages inside the product, with their licences. */
export const licences: AboutView['licences'] = packages;
