import { lazily } from '../../lazily.ts';

/** That of unittest and nothing else: others, such as those of Django, may await. */
const base = /^\s*\(\s*(?:(unittest\s*\.\s*)?(TestCase)|([\w\x80-\uffff]+))\s*,?\s*\)\s*:/;
const module = /^[^\S\n]*import[^\S\n]+(?:[\w.]+[^\S\n]*,[^\S\n]*){0,50}unittest[^\S\n]*(?:[,;]|$)/m;
const otherModule =
  /\bimport\b[^\n]{0,500}\bas[^\S\n]+unittest\b|\bfrom[^\S\n]+[\w.]+[^\S\n]+import\b[^\n]{0,500}\bunittest\b/;
const imported = /\bfrom[^\S\n]+([\w.]+)[^\S\n]+import\b[^\S\n]*(?:\([^()]{0,3000}|[^\n(]{0,500})(?<![\w.])TestCase\b/g;
/** By which a class may call its tests otherwise. */
const callsOtherwise = /\bdef[^\S\n]+(?:run|__call__|_callTestMethod)\b/;
const own = /^[^\S\n]*class[^\S\n]+TestCase\b|(?<![\w.])TestCase[^\S\n]*=(?!=)/m;

/**
 * Whether a class is a test case of unittest alone, by what stands behind its name, or extends such a one: that calls an `async def` and never
 * awaits it, so that it passes whatever it says. To be asked in order.
 */
export function neverAwaiting(masked: string): (name: string, head: string) => boolean {
  const known = new Set<string>();
  const isModule = lazily(() => module.test(masked) && !otherModule.test(masked));
  const isImported = lazily(() => {
    const from = Array.from(masked.matchAll(imported), ([, name = '']) => name);
    return from.length > 0 && from.every((name) => /^unittest(?:\.case)?$/.test(name)) && !own.test(masked);
  });
  const mayAwait = lazily(() => callsOtherwise.test(masked));
  const isCase = (head: string): boolean => {
    const [, ofModule, isPlain, other] = base.exec(head) ?? [];
    if (isPlain === undefined) return other !== undefined && known.has(other);
    return (ofModule === undefined ? isImported() : isModule()) && !mayAwait();
  };
  return (name, head) => {
    known.delete(name);
    const isOne = isCase(head);
    if (isOne) known.add(name);
    return isOne;
  };
}
