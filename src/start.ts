/**
 * What `dist/cli.js` begins with; the program stands below it, in comments (esbuild.mjs). Node would compile all of that anew each time,
 * which takes longer than judging a small repository. So it is compiled here, and its code is kept beside it, as Python does.
 *
 * No imports: these lines run as a module and as a script, wherever the file is put.
 */
declare const TOLLGATE_PROGRAM: string;

const { closeSync, fstatSync, openSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } =
  process.getBuiltinModule('node:fs');
const { setFlagsFromString } = process.getBuiltinModule('node:v8');
const { Script } = process.getBuiltinModule('node:vm');
const { isMainThread } = process.getBuiltinModule('node:worker_threads');

// Most runs are over before optimised code pays: usually V8 spends a third of the time on making it.
setFlagsFromString('--interrupt-budget=800000');
// Left alone, the heap grows to four times what is alive before anything old is let go.
setFlagsFromString('--heap-growing-percent=100');

// Both cores are at work: helpers of the collector would only take turns with them.
setFlagsFromString('--no-parallel-scavenge');

/** Each takes as long to load as judging a hundred files. */
const rarelyUsed = new Set(['node:child_process', 'node:readline', 'node:zlib']);

const file = realpathSync.native(process.argv[1] ?? '');
const kept = `${file}-${TOLLGATE_PROGRAM}-${process.versions.v8}-${process.arch}`;
const text = readFileSync(file, 'utf8');
const program = text.slice(text.indexOf('\n//')).replaceAll('\n//', '\n');
const cachedData = keptCode();
const script = new Script(`(require => {${program}\n})`, { filename: file, ...(cachedData && { cachedData }) });
(script.runInThisContext() as (require: (id: string) => unknown) => void)((id) =>
  rarelyUsed.has(id) ? loadedWhenUsed(id) : process.getBuiltinModule(id),
);
if (isMainThread && (cachedData === undefined || script.cachedDataRejected === true)) process.on('exit', keepCode);

function loadedWhenUsed(id: string): object {
  return new Proxy({}, { get: (_, name) => Reflect.get(process.getBuiltinModule(id) ?? {}, name) as unknown });
}

/** Whoever may write it could as well write the program: anything else is not run. */
function keptCode(): Buffer | undefined {
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
function keepCode(exit: number): void {
  if (exit === 2 || process.argv.some((word) => /^(?:-h|-V|--help|--version|explain)$/.test(word))) return;
  const unfinished = `${kept}.${process.pid}`;
  try {
    writeFileSync(unfinished, script.createCachedData(), { flag: 'wx' });
    renameSync(unfinished, kept);
  } catch {
    // Where nobody may write, it is compiled each time.
  }
}
