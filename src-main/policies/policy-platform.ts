/** The words that Fleet takes. */
const platforms: Readonly<Record<string, 'this' | 'other'>> = {
  darwin: 'this',
  windows: 'other',
  linux: 'other',
  chrome: 'other',
  ios: 'other',
  ipados: 'other',
  android: 'other',
};

/** Whether a policy's `platform` means this Mac. One word that nobody knows makes the whole line unknown. */
export function isForThisMac(platform: string): 'yes' | 'no' | 'unknown' {
  const words = platform
    .toLowerCase()
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
  if (words.length === 0) return 'yes';
  const meanings = words.map(word => (Object.hasOwn(platforms, word) ? platforms[word] : undefined));
  if (meanings.includes(undefined)) return 'unknown';
  return meanings.includes('this') ? 'yes' : 'no';
}
