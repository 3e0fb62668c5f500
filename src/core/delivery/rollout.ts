import { isPlaceholder } from '../convention/placeholder.ts';

const notApplicable = /^not[- ]applicable\b\s*(?:\((?<reason>.*)\))?/is;

/** The reason in `not-applicable (reason)`, empty where none is given; undefined where it is said otherwise. */
export function whyNotApplicable(written: string): string | undefined {
  const found = notApplicable.exec(written.trim());
  if (found === null) return undefined;
  const reason = (found.groups?.['reason'] ?? '').trim();
  return isPlaceholder(reason) ? '' : reason;
}
