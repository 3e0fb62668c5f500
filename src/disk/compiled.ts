import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Each takes as long to load as judging a hundred files. */
const rarelyUsed = new Set(['node:child_process', 'node:readline', 'node:zlib']);

/**
 * Runs a program that lies beside the one that was started. Node would compile all of it anew each time, which takes longer than judging a
 * small repository: its code is kept beside it, as Python does.
 *
 * @param digest of the program: for the code of another nothing is done
 */
export function runCompiled(name: string, digest: string): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const { Script } = process.getBuiltinModule('node:vm');
  const { isMainThread } = process.getBuiltinModule('node:worker_threads');

  // Most runs are over before optimised code pays: usually V8 spends a third of the time on making it.
  setFlagsFromString('--interrupt-budget=800000');
  // Left alone, the heap grows to four times what is alive before anything old is let go.
  setFlagsFromString('--heap-growing-percent=100');

  // Both cores are at work: helpers of the collector would only take turns with them.
  setFlagsFromString('--no-parallel-scavenge');

  const file = join(dirname(realpathSync.native(process.argv[1] ?? '')), name);
  const kept = `${file}-${digest}-${process.versions.v8}-${process.arch}`;
  const program = readFileSync(file, 'utf8');
  const cachedData = keptCode(kept, file);
  const script = new Script(`(require => {${program}\n})`, { filename: file, ...(cachedData && { cachedData }) });
  (script.runInThisContext() as (require: (id: string) => unknown) => void)((id) =>
    rarelyUsed.has(id) ? loadedWhenUsed(id) : process.getBuiltinModule(id),
  );
  if (!isMainThread || (cachedData !== undefined && script.cachedDataRejected !== true)) return;
  process.on('exit', (exit) => keepCode(kept, exit, () => script.createCachedData()));
}

function loadedWhenUsed(id: string): object {
  return new Proxy({}, { get: (_, name) => Reflect.get(process.getBuiltinModule(id) ?? {}, name) as unknown });
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

/** With all that was compiled on the way: worth keeping only where a gate was judged. */
function keepCode(kept: string, exit: number, code: () => Buffer): void {
  if (exit === 2 || process.argv.some((word) => /^(?:-h|-V|--help|--version|explain)$/.test(word))) return;
  const unfinished = `${kept}.${process.pid}`;
  try {
    writeFileSync(unfinished, code(), { flag: 'wx' });
    renameSync(unfinished, kept);
  } catch {
    // Where nobody may write, it is compiled each time.
  }
}
