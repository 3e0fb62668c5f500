import type { Code } from '../../code/code.ts';
import type { Head } from './chain.ts';

const key = /(?:[{,]\s*|\[\s*)(?:([\w$]+)|(['"])([\w$-]+)\2)\s*\]?\s*[:=]\s*$|(?:\.|\bstatic\s+)\s*([\w$]+)\s*=\s*$/;
const shorthand = /[{,]\s*$/;
/** A name is made there, or handed on by itself. */
const naming =
  /\b(?:const|let|var|typeof|export\s+default|exports\s*=)\s*$|\b(?:import|export|const|let|var)\s*\{[^{}]*$/;

/** A word that is kept somewhere, or given to somebody, rather than called: `{ broken: it.fails }`, `[it.fails]`, `wrap(it.fails)`. */
export interface Kept {
  /** Undefined where it has none that is written down. */
  readonly key: string | undefined;
  /** Offset of the word. */
  readonly start: number;
}

/**
 * @param start of the word
 * @param name what it is called by where it is a name for one
 */
export function keptAt(
  { masked, text }: Code,
  start: number,
  { isNoProof, end, skipped }: Head,
  name?: string,
): Kept | undefined {
  const behind = masked.slice(end, end + 1);
  if (!isNoProof || skipped !== undefined || /[(=]/.test(behind)) return undefined;
  const [from, code] = [Math.max(0, start - 100), masked.slice(Math.max(0, start - 100), start)];
  if (/\btypeof\s*$/.test(code) || (name !== undefined && (behind === ':' || naming.test(code)))) return undefined;
  if (name !== undefined && shorthand.test(code) && /[,}]/.test(behind)) return { key: name, start };
  const [, plain, , quoted, property] = key.exec(text.slice(from, start)) ?? [];
  return { key: plain ?? quoted ?? property, start };
}
