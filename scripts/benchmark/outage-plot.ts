import { figure, peak } from './figures.ts';
import { outage, type OutageResult } from './outage.ts';

export type OutagePlot = {
  readonly devices: number;
  readonly ours: OutageResult;
  readonly poll: OutageResult;
  readonly connectLoop: OutageResult;
};

type Scale = (perMinute: number) => number;
type Panel = {
  readonly top: number;
  readonly title: string;
  readonly scale: Scale;
  readonly ticks: readonly number[];
};

const width = 920;
const left = 86;
const right = width - 24;
const panelHeight = 210;
const tops = [92, 372] as const;
const height = tops[1] + panelHeight + 58;

/** Where nobody asks for a minute, the logarithm has no place: such minutes stand on the lower edge. */
const [logBottom, logTop] = [1000, 2_000_000];

const tickStep = 5000;
const linearTo =
  (top: number): Scale =>
  value =>
    panelHeight * (1 - value / top);
const logarithmic: Scale = value =>
  panelHeight * (1 - Math.log(Math.max(value, logBottom) / logBottom) / Math.log(logTop / logBottom));

/** The four hours around the outage as a picture: text as text, no scripts, readable on light and dark. */
export function drawOutage({ devices, ours, poll, connectLoop }: OutagePlot): string {
  const title = `Requests per minute at the server from ${figure(devices)} devices, one hour of outage`;
  const description =
    `Clearway sends ${figure(ours.steadyMean)} requests a minute before the outage, at most ${figure(ours.attemptsPeak)} ` +
    `attempts a minute while the server is down and at most ${figure(ours.afterPeak)} after it. Fleet Desktop polling every ` +
    `5 min sends ${figure(poll.steadyMean)}, ${figure(poll.attemptsPeak)} and ${figure(poll.afterPeak)}; in its 5 s connect ` +
    `loop up to ${figure(connectLoop.attemptsPeak)} while the server is down and ${figure(connectLoop.afterPeak)} after it.`;
  const highest = Math.max(...[ours, poll].map(({ sent }) => peak(sent)));
  const ticks = Array.from({ length: Math.floor(highest / tickStep) + 1 }, (_, index) => index * tickStep);
  const panels: readonly [Panel, Panel] = [
    {
      top: tops[0],
      title: 'Fleet Desktop keeps polling every 5 min',
      scale: linearTo(highest + tickStep / 2),
      ticks,
    },
    {
      top: tops[1],
      title: 'Fleet Desktop falls back into its 5 s connect loop (logarithmic scale, lower edge: 1,000 or less)',
      scale: logarithmic,
      ticks: [1000, 10_000, 100_000, 1_000_000],
    },
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description" font-family="-apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif" font-size="13">`,
    `<title id="title">${title}</title>`,
    `<desc id="description">${description}</desc>`,
    style,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text class="ink" x="${left}" y="28" font-size="16" font-weight="600">${title}</text>`,
    legend(),
    ...frame(panels[0]),
    line(poll, panels[0], 'fleet'),
    line(ours, panels[0], 'clearway'),
    ...frame(panels[1]),
    line(connectLoop, panels[1], 'fleet'),
    line(ours, panels[1], 'clearway'),
    `<text class="muted" x="${(left + right) / 2}" y="${height - 14}" text-anchor="middle">time since the first minute shown, in hours and minutes</text>`,
    '</svg>\n',
  ].join('\n');
}

const style = `<style>
.paper { fill: #ffffff } .ink { fill: #1f2328 } .muted { fill: #59636e }
.down { fill: #59636e; fill-opacity: 0.13 } .grid { stroke: #59636e; stroke-opacity: 0.28 }
.line { fill: none; stroke-linejoin: round }
.clearway { stroke: #0a5fcc; stroke-width: 2.5 } .fleet { stroke: #b4540a; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
.paper { fill: #0d1117 } .ink { fill: #f0f6fc } .muted { fill: #9198a1 }
.down { fill: #9198a1; fill-opacity: 0.16 } .grid { stroke: #9198a1; stroke-opacity: 0.3 }
.clearway { stroke: #58a6ff } .fleet { stroke: #f0964b }
}
</style>`;

function legend(): string {
  const entry = (x: number, series: string, name: string): string =>
    `<line class="line ${series}" x1="${x}" x2="${x + 26}" y1="48" y2="48"/><text class="ink" x="${x + 34}" y="52">${name}</text>`;
  const down = `<rect class="down" x="${left + 268}" y="41" width="26" height="14"/><text class="ink" x="${left + 302}" y="52">server down: attempts that nobody answers</text>`;
  return `${entry(left, 'clearway', 'Clearway')}${entry(left + 120, 'fleet', 'Fleet Desktop')}${down}`;
}

function x(minute: number): number {
  return left + ((right - left) * minute) / outage.untilTheEnd;
}

function frame({ top, title, scale, ticks }: Panel): readonly string[] {
  const bottom = top + panelHeight;
  const [from, until] = [x(outage.fromMinute), x(outage.untilMinute)];
  const halfHours = Array.from({ length: outage.untilTheEnd / 30 + 1 }, (_, index) => index * 30);
  const middle = top + panelHeight / 2;
  return [
    `<text class="ink" x="${left}" y="${top - 10}" font-weight="600">${title}</text>`,
    `<rect class="down" x="${from}" y="${top}" width="${until - from}" height="${panelHeight}"/>`,
    ...ticks.map(tick => {
      const y = round(top + scale(tick));
      return `<line class="grid" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/><text class="muted" x="${left - 8}" y="${y + 4}" text-anchor="end">${figure(tick)}</text>`;
    }),
    ...halfHours.map(
      minute =>
        `<text class="muted" x="${x(minute)}" y="${bottom + 18}" text-anchor="middle">${Math.floor(minute / 60)}:${minute % 60 === 0 ? '00' : '30'}</text>`,
    ),
    `<text class="muted" x="16" y="${middle}" text-anchor="middle" transform="rotate(-90 16 ${middle})">requests per minute</text>`,
  ];
}

/** One step per minute. */
function line({ sent }: OutageResult, { top, scale }: Panel, series: 'clearway' | 'fleet'): string {
  const points = Array.from(sent, (count, minute) => {
    const y = round(top + scale(count));
    return `${minute === 0 ? 'M' : 'L'}${round(x(minute))} ${y}H${round(x(minute + 1))}`;
  });
  return `<path class="line ${series}" d="${points.join('')}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
