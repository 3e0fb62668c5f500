import type { Declaration, Reference, TestLink } from '../model.ts';
import { familyOf, joints } from './match.ts';
import type { Entry, Reported } from './reported.ts';

type Match = Pick<TestLink, 'cases' | 'lost'>;

const links = new WeakMap<Reference, { readonly reported: Reported; readonly link: TestLink }>();

/** The cases of the test, the suite or the file that a reference stands at. */
export function byReference(reference: Reference, criterion: string | undefined, reported: Reported): TestLink {
  let known = links.get(reference);
  if (known?.reported !== reported || known.link.criterion !== criterion) {
    const link: TestLink = { criterion, by: 'reference', reference, ...match(reference, reported) };
    links.set(reference, (known = { reported, link }));
  }
  return known.link;
}

function match({ target, place: { file } }: Reference, reported: Reported): Match {
  if (target === undefined) return { cases: [], lost: 'name-unknown' };
  const found = new Set<Entry>();
  let anyName = false;
  let several = false;
  const tests = [...(target.what === 'test' ? [target] : []), ...(target.tests ?? [])];
  for (const test of tests) {
    const family = familyOf(test, file);
    const answerTo = family.judge(test, file, reported);
    for (const name of family.names(test, file)) {
      anyName = true;
      const candidates = test.parameterised ? reported.headed(name) : reported.named(name);
      for (const entry of candidates) {
        const answer = answerTo(entry);
        if (answer === 'no') continue;
        const own = entry.case.name;
        if (own !== name && !(own.startsWith(name) && family.suffix.test(own.slice(name.length)))) continue;
        if (answer === 'yes') found.add(entry);
        else several = true;
      }
    }
  }
  if (target.what !== 'test') for (const entry of reported.inFile(file)) if (isInside(entry, target)) found.add(entry);
  if (found.size > 0) return { cases: [...found] };
  if (several) return { cases: [], lost: 'several-candidates' };
  return { cases: [], lost: anyName || tests.length === 0 ? 'not-reported' : 'name-unknown' };
}

/** Cases of tests whose names nobody could foretell, in a file that the report names. */
function isInside(
  { case: { name }, around: { labels, label } }: Entry,
  { what, suites, name: own }: Declaration,
): boolean {
  if (what === 'file') return true;
  const chain = [...suites, own];
  if (chain.some((part) => part === undefined)) return false;
  if (chain.every((part, i) => labels[i] === part)) return true;
  return joints.some((joint) => {
    const joined = chain.join(joint);
    return label === joined || label.startsWith(joined + joint) || name.startsWith(joined + joint);
  });
}
