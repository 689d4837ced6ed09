import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { atMost, countOver, type BenchResult } from '../../scripts/benchmark/bench.ts';
import { duration, figure, p95 } from '../../scripts/benchmark/figures.ts';
import { drawOutage } from '../../scripts/benchmark/outage-plot.ts';
import { clearwayOutage, fleetDesktopConnectLoop, fleetDesktopOutage } from '../../scripts/benchmark/outage.ts';
import { toMarkdown, toText } from '../../scripts/benchmark/print-result.ts';
import { refetchTable } from '../../scripts/benchmark/refetch-table.ts';
import { seededRandom } from '../../scripts/benchmark/seeded-random.ts';

const result: BenchResult = {
  title: 'An example',
  introduction: 'Measured.',
  tables: [
    {
      title: 'Two rows',
      columns: ['what', 'ours'],
      rows: [
        { cells: ['short', '1,000'], budget: atMost(12, 10) },
        { cells: ['somewhat longer', '5'], budget: atMost(4, 5, ' s') },
        { cells: ['for information', '7'], budget: null },
      ],
    },
  ],
  notes: ['A note.'],
  pictures: new Map([['example.svg', '<svg/>']]),
};

describe('a result', () => {
  it('is aligned for a terminal, budgets beside the numbers', () => {
    expect(toText(result)).toContain(
      [
        'what              ours  budget',
        'short            1,000   <= 12    ok',
        'somewhat longer      5  <= 4 s  over',
        'for information      7',
      ].join('\n'),
    );
  });

  it('is a Markdown page with its picture', () => {
    const page = toMarkdown(result);
    expect(page).toContain('| somewhat longer | 5 | <= 4 s | over |');
    expect(page).toContain('![An example](example.svg)');
  });

  it('tells how many budgets are exceeded', () => {
    expect(countOver(result)).toBe(1);
  });

  it('is the same in every run', () => {
    expect(refetchTable(50)).toEqual(refetchTable(50));
  });
});

describe('the figures', () => {
  it.each([
    [1_234_567, 0, '1,234,567'],
    [999.96, 1, '1,000.0'],
    [0.456, 2, '0.46'],
  ])('%d with %i digits is %s', (value, digits, text) => {
    expect(figure(value, digits)).toBe(text);
  });

  it.each([
    [1900, '1.9 s'],
    [150_000, '2.5 min'],
    [Number.POSITIVE_INFINITY, 'never'],
  ])('%d ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('p95 is the value that 95 of 100 do not exceed', () => {
    expect(p95(Array.from({ length: 100 }, (_, index) => 100 - index))).toBe(95);
  });

  it('chance is the same for the same seed, and spread evenly', () => {
    const [one, again, other] = [seededRandom(1), seededRandom(1), seededRandom(2)];
    const numbers = Array.from({ length: 10_000 }, one);
    expect(Array.from({ length: 10_000 }, again)).toEqual(numbers);
    expect(Array.from({ length: 10_000 }, other)).not.toEqual(numbers);
    const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter(n => Math.floor(n * 10) === tenth).length);
    for (const count of tenths) expect(count).toBeGreaterThan(900);
  });
});

describe('the picture of the outage', () => {
  const picture = drawOutage({
    devices: 100,
    ours: clearwayOutage(100),
    poll: fleetDesktopOutage(100),
    connectLoop: fleetDesktopConnectLoop(100),
  });

  it('is an SVG that can be drawn', () => {
    expect(new Resvg(picture).render().width).toBe(920);
  });

  it('says in words what it shows, and brings no script', () => {
    expect(picture).toMatch(/<title id="title">[^<]+<\/title>\n<desc id="description">Clearway sends [^<]+<\/desc>/);
    expect(picture).not.toContain('<script');
  });

  it('has colours for light and for dark', () => {
    expect(picture).toContain('@media (prefers-color-scheme: dark)');
  });

  it('draws three series over four hours', () => {
    const lines = [...picture.matchAll(/<path class="line (\w+)" d="([^"]+)"/g)];
    expect(lines.map(([, series]) => series)).toEqual(['fleet', 'clearway', 'fleet', 'clearway']);
    for (const [, , path = ''] of lines) expect(path.split(/[ML]/)).toHaveLength(241);
  });
});
