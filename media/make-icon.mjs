// Draws media/icon.png: a raised barrier. `node media/make-icon.mjs`; no library, so that anybody can change it.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const size = 256;
/** Samples a side of each pixel: smooth edges. */
const samples = 4;

const background = [27, 39, 51];
const post = [236, 240, 243];
const bar = [236, 240, 243];
const stripe = [224, 82, 72];
const lamp = [88, 190, 120];

/** Whether a point lies within `radius` of the segment from a to b, and how far along. */
function along([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return { t, distance: Math.hypot(x - ax - t * dx, y - ay - t * dy) };
}

function roundedSquare([x, y], radius) {
  const over = (v) => Math.max(0, Math.abs(v - size / 2) - (size / 2 - radius));
  return Math.hypot(over(x), over(y)) <= radius;
}

/** The colour at a point; undefined outside of the picture. */
function colourAt(point) {
  if (!roundedSquare(point, 48)) return undefined;
  const [x, y] = point;
  const arm = along(point, [84, 122], [210, 54]);
  if (Math.hypot(x - 76, y - 92) <= 13) return lamp;
  if (arm.distance <= 11) return Math.floor(arm.t * 6) % 2 === 1 ? stripe : bar;
  if (along(point, [76, 122], [76, 188]).distance <= 19) return post;
  if (along(point, [46, 206], [210, 206]).distance <= 9) return post;
  return background;
}

function pixel(column, row) {
  const sum = [0, 0, 0, 0];
  for (let n = 0; n < samples * samples; n++) {
    const x = column + ((n % samples) + 0.5) / samples;
    const y = row + (Math.floor(n / samples) + 0.5) / samples;
    const colour = colourAt([x, y]);
    if (colour === undefined) continue;
    for (let c = 0; c < 3; c++) sum[c] += colour[c];
    sum[3]++;
  }
  const covered = sum[3];
  if (covered === 0) return [0, 0, 0, 0];
  return [...sum.slice(0, 3).map((c) => Math.round(c / covered)), Math.round((255 * covered) / (samples * samples))];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const rows = [];
for (let row = 0; row < size; row++) {
  // Each line of a PNG begins with its filter: none.
  rows.push(0);
  for (let column = 0; column < size; column++) rows.push(...pixel(column, row));
}
const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 6, 0, 0, 0], 8);
writeFileSync(
  new URL('icon.png', import.meta.url),
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
