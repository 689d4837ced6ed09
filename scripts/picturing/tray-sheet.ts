import { loadWords } from '../../src-main/adapters/words.ts';
import { viewTray } from '../../src-main/app/tray-view.ts';
import { remainingWait } from '../../src-main/core/remaining-wait.ts';
import { presentMoment } from '../../test/window/present-moment.ts';
import { renderTrayIcon, trayStates } from '../generate-tray.ts';
import { trayPictures, type Look } from './picture-table.ts';
import type { TakenSnapshots } from './take-snapshot.ts';

const words = loadWords(['en']);

/** How many times the size of the menu bar the icons are drawn. */
const enlarged = 4;

/** A page with the five icons, small and enlarged, each above the menu that opens below it. */
export function traySheet(look: Look, taken: TakenSnapshots): string {
  const columns = trayStates.map(state => {
    const snapshot = taken[trayPictures[state]];
    const wait = remainingWait(snapshot.refetch, null, presentMoment.getTime());
    const { items, title } = viewTray(snapshot, words, wait);
    const rows = items.map(item => {
      if (item.kind === 'line') return '<hr>';
      const isOff = item.kind === 'text' || ('enabled' in item && !item.enabled);
      return `<p${isOff ? ' class="off"' : ''}>${escaped('label' in item ? item.label : '')}</p>`;
    });
    const icon = (width: number): string => {
      const png = renderTrayIcon(state, width * 2)
        .asPng()
        .toString('base64');
      return `<img width="${width}" height="${width}" alt="" src="data:image/png;base64,${png}">`;
    };
    return `<div><div class="bar">${icon(16)}${title === '' ? '' : `<span>${escaped(title)}</span>`}${icon(16 * enlarged)}</div>
<b>${words.window[`state-${state}`]}</b><div class="menu">${rows.join('')}</div></div>`;
  });
  const [paper, card, ink, soft, line] =
    look === 'dark'
      ? ['#1c1c1e', '#2c2c2e', '#f2f2f7', '#98989f', '#48484a']
      : ['#ffffff', '#f6f6f8', '#1d1d1f', '#6e6e73', '#d2d2d7'];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>
body{margin:0;padding:20px;width:1160px;background:${paper};color:${ink};font:12px/1.4 -apple-system,system-ui,"Noto Sans",sans-serif;
display:grid;grid-template-columns:repeat(5,1fr);gap:16px}
.bar{display:flex;align-items:center;gap:14px;padding-bottom:6px}img{${look === 'dark' ? 'filter:invert(1)' : ''}}
b{font-size:13px}.menu{margin-top:8px;padding:6px;border:1px solid ${line};border-radius:8px;background:${card}}
p{margin:0;padding:3px 8px}hr{margin:5px 8px;border:0;border-top:1px solid ${line}}.off{color:${soft}}</style>
<body>${columns.join('')}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
