import { type CompiledModule, loadCompiled } from '../disk/compiled-module.ts';

/** Milliseconds after it was loaded: by then most of what is used has been compiled, and the window has settled. */
const settled = 10_000;

let folder: string | undefined;
let loaded: CompiledModule | undefined;
let keeping: NodeJS.Timeout | undefined;

/** What `import('./later.ts')` becomes in a bundle. */
export function later(): unknown {
  loaded ??= load();
  return loaded.exports;
}

/** How long it took can be read from the timeline of the extension host. */
function load(): CompiledModule {
  const start = performance.now();
  const module = loadCompiled(`${__dirname}/later.cjs`, require, folder);
  performance.measure('tollgate/later', { start });
  keeping = setTimeout(() => module.keep(), settled);
  return module;
}

/**
 * Compiling takes longer than others in the extension host should have to wait: what was compiled is kept for the next window.
 * @param path a folder of our own
 */
export function keepCompiledIn(path: string): { dispose(): void } {
  folder = path;
  return { dispose: () => clearTimeout(keeping) };
}
