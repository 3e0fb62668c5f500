import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './build.ts';
import { platform } from './open-files.ts';
import { keep, ownFolder, readKept } from './own-folder.ts';
import { headed, piecesOf } from './pieces.ts';

/** What a command printed, and its exit code. */
export interface Printed {
  readonly text: string;
  readonly exit: number;
}

const layout = 'tollgate/printed/2';

/** Whether a command printed anything here. */
export function hasPrinted(root: string, command: string): boolean {
  return existsSync(join(root, ownFolder, fileOf(command)));
}

/**
 * What a command printed last, where it was to the same question; undefined where it was not, or anything is wrong with it.
 * @param asked see `keyOf`
 */
export function printedAt(root: string, command: string, asked: string): Printed | undefined {
  try {
    const kept = readKept(root, fileOf(command));
    const end = kept.indexOf('\n');
    const text = kept.subarray(end + 1);
    const [key, sum, exit] = kept.toString('latin1', 0, end).split(' ');
    if (key !== asked || sum !== checksum([text])) return undefined;
    return { text: text.toString(), exit: Number(exit) };
  } catch {
    return undefined;
  }
}

/** Does nothing where the folder cannot be written. */
export function savePrintedAt(root: string, command: string, key: string, { text, exit }: Printed): void {
  try {
    keep(root, fileOf(command), headed(`${key} ${checksum(piecesOf(text))} ${exit}\n`, text));
  } catch {
    // It will be found again.
  }
}

function fileOf(command: string): string {
  return `cache/printed-${command}`;
}

/**
 * Stands for a question, and for the program that answered.
 * @param inputs what it depends on besides; long
 */
export function keyOf(question: string, inputs: string): string {
  const hash = platform.sha256();
  for (const piece of headed([layout, program(), process.version, question, ''].join('\0'), inputs)) hash.update(piece);
  return hash.hex();
}

/** So many that the sums stay small integers, which are the fast ones. */
const summedAtOnce = 2048;

/** Adler-32 (RFC 1950) and the length: tells damage as well as a digest does, and nobody has to load what computes digests. */
function checksum(pieces: Iterable<Uint8Array>): string {
  let [length, sum, sums] = [0, 1, 0];
  for (const bytes of pieces) {
    for (let from = 0; from < bytes.length; from += summedAtOnce) {
      const to = Math.min(bytes.length, from + summedAtOnce);
      for (let at = from; at < to; at++) {
        sum += bytes[at] ?? 0;
        sums += sum;
      }
      sum %= 65521;
      sums %= 65521;
    }
    length += bytes.length;
  }
  return `${length}.${sums * 65536 + sum}`;
}
