import { deflateSync, inflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';

/** A picture as pixels: red, green, blue for each, row by row. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads what Chromium takes as a screenshot, and what `writeSmallPng` writes: 8 bit, not interlaced. */
export function readPng(file: Buffer): Pixels {
  if (!file.subarray(0, 8).equals(signature)) throw new Error('This is no PNG.');
  const chunks = chunksOf(file);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const kind = head[9] ?? 0;
  const channels = { 2: 3, 3: 1, 6: 4 }[kind];
  if (channels === undefined || head[8] !== 8 || head[12] !== 0) throw new Error('This kind of PNG is not read here.');
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const samples = unfilter(inflateSync(packed), width * channels, channels);
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const sample = samples[pixel * channels + (palette === undefined ? channel : 0)] ?? 0;
      rgb[pixel * 3 + channel] = palette === undefined ? sample : (palette[sample * 3 + channel] ?? 0);
    }
  }
  return { width, height, rgb };
}

/** Writes a picture with at most 256 colours: a window of plain surfaces has hardly more, and takes a third of the space. */
export function writeSmallPng({ width, height, rgb }: Pixels): Buffer {
  const { palette, indexOf } = choosePalette(rgb);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(colourAt(rgb, y * width + x));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colour of most pixels, and how many pixels have another one. */
export function countInk({ rgb }: Pixels): { readonly colours: number; readonly ink: number } {
  const counts = countColours(rgb);
  return { colours: counts.size, ink: rgb.length / 3 - Math.max(...counts.values()) };
}

function chunksOf(file: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** Undoes the filters of PNG, which say each byte by its neighbours. */
function unfilter(rows: Buffer, stride: number, back: number): Uint8Array {
  const height = rows.length / (stride + 1);
  const out = new Uint8Array(height * stride);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < back ? 0 : (out[at - back] ?? 0);
      const up = y === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < back || y === 0 ? 0 : (out[at - stride - back] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = ((rows[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

const colourAt = (rgb: Uint8Array, pixel: number): number =>
  ((rgb[pixel * 3] ?? 0) << 16) | ((rgb[pixel * 3 + 1] ?? 0) << 8) | (rgb[pixel * 3 + 2] ?? 0);

function countColours(rgb: Uint8Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < rgb.length / 3; pixel += 1) {
    const colour = colourAt(rgb, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

/** The commonest colours, and for every other one the nearest of them: what is rare is the edge of a letter. */
function choosePalette(rgb: Uint8Array): { palette: readonly number[]; indexOf: (colour: number) => number } {
  const byCount = [...countColours(rgb)].sort(([a, n], [b, m]) => m - n || a - b);
  const palette = byCount.slice(0, 256).map(([colour]) => colour);
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  const indexOf = (colour: number): number => {
    const known = indexes.get(colour);
    if (known !== undefined) return known;
    let nearest = 0;
    for (let index = 1; index < palette.length; index += 1) {
      if (distance(colour, palette[index] ?? 0) < distance(colour, palette[nearest] ?? 0)) nearest = index;
    }
    indexes.set(colour, nearest);
    return nearest;
  };
  return { palette, indexOf };
}

function distance(one: number, other: number): number {
  const [r, g, b] = [16, 8, 0].map(shift => ((one >> shift) & 255) - ((other >> shift) & 255));
  return 3 * (r ?? 0) ** 2 + 4 * (g ?? 0) ** 2 + 2 * (b ?? 0) ** 2;
}
