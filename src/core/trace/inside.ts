import { titleOf } from '../code/title.ts';
import type { Declaration } from '../model.ts';
import { isScript, joints } from './family.ts';
import { isComputed, type Likeness, likenessOf } from './likeness.ts';
import type { Reported } from './reported-cases.ts';
import type { Entry } from './surroundings.ts';

/**
 * Cases of tests whose names nobody could foretell, in a file that the report names.
 * @param hasMore whether what it is about may have tests of which not all is written down
 */
export function isInside(
  { case: { name }, around: { labels, label, className } }: Entry,
  { what, suites, name: own }: Declaration,
  hasMore: boolean,
): boolean {
  if (what === 'file') return true;
  const chain = [...suites, own];
  if (chain.some((part) => part === undefined)) return false;
  // A suite may be called like the first of the file, where the case tells its own.
  if (chain.every((part, i) => labels[i] === part)) {
    const isOwn = name.endsWith(label) || `.${label}`.endsWith(`.${own ?? ''}`);
    if (isOwn && label !== name && !isScript(className)) return true;
  }
  // Where all tests in it are written down, what begins with its name is of `Cart items`, and not of `Cart`.
  if (!hasMore) return joints.some((joint) => label === chain.join(joint));
  return joints.some((joint) => {
    const joined = chain.join(joint);
    return label === joined || label.startsWith(joined + joint) || name.startsWith(joined + joint);
  });
}

/** What is told as a test of the file that is written down elsewhere than among these. */
export function amongOthers(tests: readonly Declaration[], file: string, { titled }: Reported): Likeness {
  const own = new Set(tests.map(titleOf));
  const isOfOther = (title: string): boolean => !own.has(title) && titled(title).some((each) => each.file === file);
  return ({ case: { name }, around: { labels, label } }) =>
    isOfOther(name) || isOfOther(`${label} ${name}`) || isOfOther([...labels, name].join(' '));
}

/** Of which tests with names that nobody could foretell their source says that to have passed shows nothing. */
export function failingAmong(tests: readonly Declaration[], file: string): Likeness {
  const computed = tests.filter((each) => each.isNoProof === true && isComputed(each));
  if (computed.length === 0) return () => false;
  const titles = tests.flatMap((each) => titleOf(each) ?? []);
  const all = computed.map((each) => likenessOf(each, file, titles));
  return (entry) => all.some((isLike) => isLike(entry));
}
