// Written by scripts/generate.ts from the files of resources/words.
import en from '../../../resources/words/en.json' with { type: 'json' };
import arXB from '../../../resources/words/ar-XB.json' with { type: 'json' };
import de from '../../../resources/words/de.json' with { type: 'json' };
import es from '../../../resources/words/es.json' with { type: 'json' };
import fr from '../../../resources/words/fr.json' with { type: 'json' };

/** Every language there is, in the order in which a person chooses among them. */
export const wordFiles = [en, arXB, de, es, fr] as const;
