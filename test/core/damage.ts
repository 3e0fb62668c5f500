import fc from 'fast-check';

/** What happens to a file on its way: cut off, cut out, overwritten, repeated, written into another. */
export type Damage = (bytes: Buffer) => Buffer;

const at = fc.double({ min: 0, max: 1, noNaN: true });
const range = fc.tuple(at, fc.oneof(at, fc.double({ min: 0, max: 0.05, noNaN: true })));

function slice(bytes: Buffer, [from, length]: [number, number]): [number, number] {
  const start = Math.floor(from * bytes.length);
  return [start, Math.min(bytes.length, start + Math.ceil(length * bytes.length))];
}

function insert(bytes: Buffer, where: number, what: Uint8Array): Buffer {
  const start = Math.floor(where * bytes.length);
  return Buffer.concat([bytes.subarray(0, start), what, bytes.subarray(start)]);
}

/** The same for what is written in lines: whole lines lost, repeated and moved. */
function lines(bytes: Buffer, [from, length]: [number, number]): [number, number] {
  const [start, end] = slice(bytes, [from, length]);
  return [bytes.lastIndexOf(10, start - bytes.length - 1) + 1, bytes.indexOf(10, end) + 1 || bytes.length];
}

/** Another value somewhere in JSON: one of its own, or one of another kind; or none. */
const misplaced: fc.Arbitrary<Damage> = fc
  .tuple(
    at,
    at,
    fc.option(fc.constantFrom<unknown>(null, true, 0, -1, '', 'failed', [], {}, [[]], [null]), { freq: 2 }),
  )
  .map(([where, from, other]) => (bytes: Buffer) => {
    try {
      const root: unknown = JSON.parse(bytes.toString());
      const owners = [...ownersIn(root)];
      const pick = (part: number): (typeof owners)[number] | undefined => owners[Math.floor(part * owners.length)];
      const [target, source] = [pick(where), pick(from)];
      if (target === undefined || source === undefined) return bytes;
      if (other === undefined) delete target.owner[target.name];
      else target.owner[target.name] = other ?? structuredClone(source.owner[source.name]);
      return Buffer.from(JSON.stringify(root));
    } catch {
      return bytes;
    }
  });

function* ownersIn(value: unknown): Generator<{ readonly owner: Record<string, unknown>; readonly name: string }> {
  if (typeof value !== 'object' || value === null) return;
  const owner = value as Record<string, unknown>;
  for (const name of Object.keys(owner)) {
    yield { owner, name };
    yield* ownersIn(owner[name]);
  }
}

/** @param samples what may be written into the file as a whole */
export function damages(samples: readonly string[]): fc.Arbitrary<Damage[]> {
  const one: fc.Arbitrary<Damage> = fc.oneof(
    at.map((end) => (bytes: Buffer) => bytes.subarray(0, Math.floor(end * bytes.length))),
    fc.tuple(range, fc.boolean()).map(([cut, whole]) => (bytes: Buffer) => {
      const [start, end] = (whole ? lines : slice)(bytes, cut);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    }),
    fc
      .tuple(
        at,
        fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('<>/"\'&![]{}:,\\-?=; \n#0\0'))),
      )
      .map(([where, value]) => (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy[Math.floor(where * copy.length)] = value;
        return copy;
      }),
    fc.tuple(range, at).map(
      ([piece, where]) =>
        (bytes: Buffer) =>
          insert(bytes, where, bytes.subarray(...slice(bytes, piece))),
    ),
    fc.tuple(range, at).map(([piece, where]) => (bytes: Buffer) => {
      const [start] = lines(bytes, [where, 0]);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(...lines(bytes, piece)), bytes.subarray(start)]);
    }),
    fc.tuple(fc.constantFrom(...samples), at).map(
      ([other, where]) =>
        (bytes: Buffer) =>
          insert(bytes, where, Buffer.from(other)),
    ),
    ...(samples.every((sample) => sample.startsWith('{')) ? [misplaced, misplaced, misplaced] : []),
  );
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

const utf8Mark = [0xef, 0xbb, 0xbf];
const littleMark = [0xff, 0xfe];
const bigMark = [0xfe, 0xff];
const little = (bytes: Buffer): Buffer => Buffer.from(bytes.toString(), 'utf16le');
const marked = (mark: readonly number[], bytes: Buffer): Buffer => Buffer.concat([Buffer.from(mark), bytes]);

/**
 * How the file is then encoded: as it was, UTF-16 of both kinds, Latin-1, with a byte order mark; and as what a mark does not say,
 * without one, with two, or without its last byte.
 */
export const encodings: fc.Arbitrary<Damage> = fc.constantFrom<Damage>(
  (bytes) => bytes,
  (bytes) => marked(littleMark, little(bytes)),
  (bytes) => marked(bigMark, little(bytes).swap16()),
  (bytes) => Buffer.from(bytes.toString(), 'latin1'),
  (bytes) => marked(utf8Mark, bytes),
  (bytes) => little(bytes),
  (bytes) => marked(bigMark, little(bytes)),
  (bytes) => marked(littleMark, little(bytes).swap16()),
  (bytes) => marked(utf8Mark, marked(littleMark, little(bytes))),
  (bytes) => marked(utf8Mark, marked(utf8Mark, bytes)),
  (bytes) => marked(littleMark, bytes),
  (bytes) => marked(littleMark, little(bytes)).subarray(0, -1),
);

export function inChunks(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
}
