import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepCode, keptName, scriptOf } from './kept-code.ts';
import type { EarlierListing } from './open-files.ts';

/** Each takes as long to load as judging a hundred files. */
const rarelyUsed = new Set(['node:child_process', 'node:readline', 'node:zlib']);

/**
 * Runs a program that lies beside the one that was started. Node would compile all of it anew each time, which takes longer than judging a
 * small repository: its code is kept beside it, as Python does.
 *
 * @param digest of the program: for the code of another nothing is done
 * @param earlier what it finds under that name
 */
export function runCompiled(name: string, digest: string, earlier: EarlierListing | undefined): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const { isMainThread } = process.getBuiltinModule('node:worker_threads');

  // Most runs are over before optimised code pays: usually V8 spends a third of the time on making it.
  setFlagsFromString('--interrupt-budget=800000');
  // Left alone, the heap grows to four times what is alive before anything old is let go.
  setFlagsFromString('--heap-growing-percent=100');

  // Both cores are at work: helpers of the collector would only take turns with them.
  setFlagsFromString('--no-parallel-scavenge');

  const file = join(dirname(realpathSync.native(process.argv[1] ?? '')), name);
  const kept = `${file}-${keptName(digest)}`;
  const { script, isKept } = scriptOf(`((require, earlier) => {${readFileSync(file, 'utf8')}\n})`, file, kept);
  const run = script.runInThisContext() as (require: (id: string) => unknown, earlier: unknown) => void;
  run((id) => (rarelyUsed.has(id) ? loadedWhenUsed(id) : process.getBuiltinModule(id)), earlier);
  if (!isMainThread || isKept) return;
  process.on('exit', (exit) => {
    if (isWorthKeeping(exit)) keepCode(kept, script);
  });
}

/** With all that was compiled on the way: that is most of it only where a gate was judged. */
function isWorthKeeping(exit: number): boolean {
  return exit !== 2 && !process.argv.some((word) => /^(?:-h|-V|--help|--version|explain)$/.test(word));
}

function loadedWhenUsed(id: string): object {
  return new Proxy({}, { get: (_, name) => Reflect.get(process.getBuiltinModule(id) ?? {}, name) as unknown });
}
