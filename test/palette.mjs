import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

function* chunksOf(png) {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** What a filtered byte was predicted to be, by its left, upper and upper left neighbours (PNG specification, 9.2). */
function predicted(filter, a, b, c) {
  if (filter !== 4) return [0, a, b, (a + b) >> 1][filter];
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** The pixels of an RGB picture without interlace, which is what a browser takes. */
function pixelsOf(png) {
  const chunks = [...chunksOf(png)];
  const header = chunks[0].data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 8 || header[9] !== 2 || header[12] !== 0) throw new Error('This is no RGB picture of 8 bits.');
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const row = width * 3;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x < 3 ? 0 : pixels[at - 3];
      const up = y === 0 ? 0 : pixels[at - row];
      const corner = x < 3 || y === 0 ? 0 : pixels[at - row - 3];
      pixels[at] = raw[y * (row + 1) + 1 + x] + predicted(filter, left, up, corner);
    }
  }
  return { width, height, pixels };
}

const distance = (a, b) =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/**
 * The colours that are missed most, one by one: those that are frequent, and unlike any that was taken before. By frequency alone an icon has
 * the colour of another.
 */
function paletteOf(counts, most) {
  const colours = [...counts.keys()];
  const missed = new Map(colours.map((colour) => [colour, Infinity]));
  const palette = [];
  while (palette.length < Math.min(most, colours.length)) {
    let [worst, next] = [-1, 0];
    for (const [colour, error] of missed) {
      const weight = palette.length === 0 ? counts.get(colour) : counts.get(colour) * error;
      if (weight > worst) [worst, next] = [weight, colour];
    }
    palette.push(next);
    for (const [colour, error] of missed) missed.set(colour, Math.min(error, distance(colour, next)));
  }
  return palette;
}

/** The same picture in 256 of its colours: a window has few, and the file becomes less than half as large. */
export function withPalette(png) {
  const { width, height, pixels } = pixelsOf(png);
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts, 256);
  const nearest = new Map();
  for (const colour of counts.keys()) {
    let best = 0;
    for (const [index, each] of palette.entries())
      if (distance(colour, each) < distance(colour, palette[best])) best = index;
    nearest.set(colour, best);
  }
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = nearest.get(pixels.readUIntBE((y * width + x) * 3, 3));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  for (const [index, colour] of palette.entries()) colours.writeUIntBE(colour, index * 3, 3);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
