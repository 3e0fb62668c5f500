import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { Script } from 'node:vm';

/** What V8 made of a program, in a file that is named for the text of it and for the machine: it cannot be that of another. */
export function keptName(digest: string): string {
  return `${digest}-${process.versions.v8}-${process.arch}`;
}

/**
 * A script, ready to run; without compiling it anew where that was done before.
 * @param file what the script was read from
 * @param kept where what V8 made of it may be
 */
export function scriptOf(
  text: string,
  file: string,
  kept: string | undefined,
): { readonly script: Script; readonly isKept: boolean } {
  const { Script } = process.getBuiltinModule('node:vm');
  const cachedData = kept === undefined ? undefined : keptCode(kept, file);
  const script = new Script(text, { filename: file, ...(cachedData && { cachedData }) });
  return { script, isKept: cachedData !== undefined && script.cachedDataRejected !== true };
}

/** Whoever may write it could as well write the program: anything else is not run. */
function keptCode(kept: string, file: string): Buffer | undefined {
  try {
    const descriptor = openSync(kept, 'r');
    try {
      return fstatSync(descriptor).uid === statSync(file).uid ? readFileSync(descriptor) : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/** With all that was compiled since it began. */
export function keepCode(kept: string, script: Script): void {
  const unfinished = `${kept}.${process.pid}`;
  try {
    writeFileSync(unfinished, script.createCachedData(), { flag: 'wx' });
    renameSync(unfinished, kept);
  } catch {
    // Where nobody may write, it is compiled each time.
  }
}
