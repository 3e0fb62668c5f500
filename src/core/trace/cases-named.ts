import { put } from '../grouped.ts';
import { anyCase, type Reported } from './reported-cases.ts';
import { type Entry, inOrder } from './surroundings.ts';
import { memoized } from '../memoized.ts';

/** The reported cases that people call so: by their names, or by those of the suites or the class around them, too. */
export function casesNamed(name: string, reported: Reported): readonly Entry[] {
  const exact = reported.named(anyCase, name);
  if (exact.length > 0) return exact;
  const isFullName = ({ case: { name: own, className, suites } }: Entry): boolean =>
    name.endsWith(own) &&
    [...suites.map((_, i) => suites.slice(i)), [className]].some((around) => fullNames(around, own).includes(name));
  // A name that is so long would have as many parts.
  if (name.length > longest) return reported.all().filter(isFullName);
  const found = new Set(keysIn(name).flatMap((key) => endsOf(reported).get(key) ?? []));
  return [...found].filter(isFullName).sort(inOrder);
}

const longest = 1000;

/** What people write between a test and the suites or the class around it. */
const joints = [' ', ' > ', ' › ', '.', '::', '#', '/'];

function fullNames(around: readonly string[], name: string): string[] {
  return joints.map((joint) => [...around, name].join(joint));
}

/** The cases by their own names and what stands last around them. */
const endsOf = memoized((reported: Reported): ReadonlyMap<string, readonly Entry[]> => {
  const groups = new Map<string, Entry[]>();
  for (const entry of reported.all()) {
    const { name, className, suites } = entry.case;
    for (const key of new Set([className, suites.at(-1) ?? ''].map((around) => keyOf(around, name))))
      put(groups, key, entry);
  }
  return groups;
}, new WeakMap());

/** Wherever what is around the test may end, and its own name may begin. */
function keysIn(name: string): readonly string[] {
  const keys = new Set<string>();
  for (const joint of joints)
    for (let at = name.indexOf(joint); at >= 0; at = name.indexOf(joint, at + 1))
      keys.add(keyOf(name.slice(0, at), name.slice(at + joint.length)));
  return [...keys];
}

function keyOf(around: string, name: string): string {
  const end = Math.max(...Array.from(' ›>.:#/', (sign) => around.lastIndexOf(sign)));
  return `${around.slice(end + 1)}\0${name}`;
}
