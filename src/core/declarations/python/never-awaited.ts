import { lazily } from '../../lazily.ts';

/** That of unittest and nothing else: others, such as those of Django, may await. */
const base = /^\s*\(\s*(unittest\s*\.\s*)?TestCase\s*,?\s*\)\s*:/;
const module = /^[^\S\n]*import[^\S\n]+(?:[\w.]+[^\S\n]*,[^\S\n]*){0,50}unittest[^\S\n]*(?:[,;]|$)/m;
const otherModule =
  /\bimport\b[^\n]{0,500}\bas[^\S\n]+unittest\b|\bfrom[^\S\n]+[\w.]+[^\S\n]+import\b[^\n]{0,500}\bunittest\b/;
const imported = /\bfrom[^\S\n]+([\w.]+)[^\S\n]+import\b[^\S\n]*(?:\([^()]{0,3000}|[^\n(]{0,500})(?<![\w.])TestCase\b/g;
const own = /^[^\S\n]*class[^\S\n]+TestCase\b|(?<![\w.])TestCase[^\S\n]*=(?!=)/m;

/**
 * Whether a class, by what stands behind its name, is a test case of unittest alone: that calls an `async def` and never awaits it, so that it
 * passes whatever it says.
 */
export function neverAwaiting(masked: string): (head: string) => boolean {
  const isModule = lazily(() => module.test(masked) && !otherModule.test(masked));
  const isImported = lazily(() => {
    const from = Array.from(masked.matchAll(imported), ([, name = '']) => name);
    return from.length > 0 && from.every((name) => /^unittest(?:\.case)?$/.test(name)) && !own.test(masked);
  });
  return (head) => {
    const [found, isOfModule] = base.exec(head) ?? [];
    return found !== undefined && (isOfModule === undefined ? isImported() : isModule());
  };
}
