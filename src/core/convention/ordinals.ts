/** Requirements of conventions that number them within a feature, as Kiro does. */

const number = /(?<![A-Za-z0-9.-])(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?(?![A-Za-z0-9])/g;
/** A longer range is a slip of the pen. */
const longestRange = 50;

/** `1.2, 1.4-1.6, 3`: a range lies within one requirement, or is one of whole requirements. */
export function* ordinalsIn(text: string): Generator<string> {
  for (const [, from = '', to] of text.matchAll(number)) {
    yield from;
    if (to === undefined) continue;
    const [first = '', last = ''] = [from, to].map((each) => each.slice(each.indexOf('.') + 1));
    const head = from.slice(0, from.length - first.length);
    if (!to.startsWith(head) || to.length - last.length !== head.length) yield to;
    else
      for (let n = Number(first) + 1; n <= Number(last) && n - Number(first) < longestRange; n++) yield `${head}${n}`;
  }
}

/** A list of ordinals ends at the first word that is none. */
const validation = /\bValidates\b[\s:*_]*(?:Requirements?|Req\.?)?[\s:*_]*(\d[\d., \t–&-]*(?:and[ \t]+[\d., \t–-]+)*)/g;
const featureName =
  /\bFeature:[*_`"'\s]*([\p{L}\p{N}][\p{L}\p{N}_.-]*[\p{L}\p{N}]|[\p{L}\p{N}])[*_`"']*(?=\s*(?:[,;(–—]|$|\r?\n))/gu;

/** `Validates: Requirements 2.1, 2.2`: each ordinal, and where its list begins. */
export function* validated(text: string): Generator<{ readonly ordinal: string; readonly at: number }> {
  for (const { index, 0: whole, 1: list = '' } of text.matchAll(validation)) {
    for (const ordinal of ordinalsIn(list)) yield { ordinal, at: index + whole.length - list.length };
  }
}

/** The feature that a text names last: `Feature: login, Property 3: …`. */
export function featureIn(text: string): string | undefined {
  return text.includes('Feature:') ? [...text.matchAll(featureName)].at(-1)?.[1] : undefined;
}
