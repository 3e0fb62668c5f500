import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keepCode, keptName, scriptOf } from './kept-code.ts';

export interface CompiledModule {
  readonly exports: unknown;
  /** Keeps what was compiled of it so far, for the next time; takes some milliseconds. */
  keep(): void;
}

/**
 * Loads a large CommonJS module as `require` would, but compiles it once and not each time.
 * @param require of the module that asks for it
 * @param folder where what was compiled may be kept; undefined: nowhere
 */
export function loadCompiled(file: string, require: NodeJS.Require, folder: string | undefined): CompiledModule {
  const code = readFileSync(file, 'utf8');
  const name = `${basename(file)}-`;
  const own = name + keptName(createHash('sha256').update(code).digest('hex').slice(0, 16));
  const kept = folder === undefined ? undefined : join(folder, own);
  const { script, isKept } = scriptOf(`(function (exports, require, module) {${code}\n})`, file, kept);
  const module = { exports: {} };
  const run = script.runInThisContext() as (exports: unknown, require: NodeJS.Require, module: unknown) => void;
  run(module.exports, require, module);
  return {
    exports: module.exports,
    keep() {
      if (isKept || kept === undefined) return;
      try {
        mkdirSync(dirname(kept), { recursive: true });
        for (const other of readdirSync(dirname(kept)))
          if (other.startsWith(name)) rmSync(join(dirname(kept), other), { force: true });
      } catch {
        return;
      }
      keepCode(kept, script);
    },
  };
}
