import { criterionDigest, digestText } from '../digest.ts';
import type { Span } from '../edit.ts';
import type { Model, Requirement } from '../model.ts';

/**
 * What the digests of texts become in which something is called otherwise: whoever signed them signed the same.
 * In steps: there may be very many texts.
 * @param mark what every such text has
 */
export function* digestsAfter(
  { requirements, signatures }: Model,
  mark: string,
  renamed: (text: string, file: string) => string,
): Generator<void, ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const [at, requirement] of requirements.entries()) {
    if (at % atOnce === 0) yield;
    if (!mayHave(requirement, mark)) continue;
    const { text, criteria, place } = requirement;
    const after = renamed(text, place.file);
    if (after === text) continue;
    digests.set(digestText(text), digestText(after));
    for (const criterion of criteria) {
      const own = renamed(criterion.text, place.file);
      // The trial records the first eight digits.
      if (own !== criterion.text)
        digests.set(`[${criterion.digest.slice(0, 8)}]`, `[${criterionDigest(own).slice(0, 8)}]`);
    }
  }
  for (const { text, digest, place } of signatures) {
    const after = text.includes(mark) ? renamed(text, place.file) : text;
    if (after !== text && digestText(text) === digest) digests.set(digest, digestText(after));
  }
  return digests;
}

/** Requirements between two pauses. */
const atOnce = 1024;

/** Told without putting its text together, where nothing in the mark can come from doing so. */
function mayHave({ title, statement, deadline, priority, criteria }: Requirement, mark: string): boolean {
  if (!/^[!-~]*$/.test(mark)) return true;
  const said = [title, statement, deadline?.value, priority?.value];
  return said.some((each) => each?.includes(mark)) || criteria.some(({ text }) => text.includes(mark));
}

/** Only our own records hold digests. */
export function* digestsIn(path: string, text: string, digests: ReadonlyMap<string, string>): Generator<Span> {
  if (!/^docs\/(?:signoffs\.yaml|results\.yaml|releases\/[^/]*\.md)$/.test(path)) return;
  for (const [before, after] of digests) {
    for (let from = text.indexOf(before); from >= 0; from = text.indexOf(before, from + 1)) {
      yield { from, to: from + before.length, text: after };
    }
  }
}
