import { citedIn } from '../ids.ts';
import { isLike, patternOfTest, plain } from '../code/pattern.ts';
import type { Declaration } from '../model.ts';
import { isScript, located } from './family.ts';
import type { Entry } from './surroundings.ts';

/** Whether a case may be one of a test whose name, or that of a suite around it, run time completes. */
export type Likeness = (entry: Entry) => boolean;

/** @param titles of the tests of its file whose names are written down: they are not this one */
export function likenessOf(test: Declaration, file: string, titles: readonly string[]): Likeness {
  const others = new Set(titles.map(plain));
  const full = patternOfTest(test);
  const alone = patternOfTest({ ...test, suites: [] });
  const path = plain(file);
  return ({ case: { name }, around }) => {
    const { labels, label } = around;
    const place = test.isShared === true ? 'unknown' : located(around, file);
    if (place === 'elsewhere') return false;
    if (place === 'unknown' && isScript(name)) return isAtEnd(plain(name), path);
    const told = [
      ...(test.suites.length > 0 ? [name] : []),
      [...labels, name].join(' '),
      `${label} ${name}`,
      ...(place === 'unknown' ? withoutFile(name, path) : []),
    ].map(plain);
    if (told.some((each) => others.has(each))) return false;
    return told.some((each) => isLike(each, full)) || (place === 'here' && isLike(plain(name), alone));
  };
}

/**
 * Whether a case may be this test where the report tells neither suite nor file, as TAP does. AVA and Vitest put the path of the file in
 * front of the name, or a part of it; or the case is the whole file, and this test one of its subtests.
 */
export function untold({ suites, name }: Declaration, file: string): Likeness {
  const title = plain([...suites, name].join(' '));
  const alone = plain(name ?? '');
  const path = plain(file);
  return ({ case: { name: told }, around: { files, labels, label } }) => {
    // jest-junit calls the suite like the first of the file, and leaves a blank where the test stands in none.
    const isInNone = told.startsWith(' ') && label === told;
    if (files !== undefined || (labels.length > 0 && !isInNone) || (label !== '' && label !== told)) return false;
    const own = plain(told);
    if (isScript(told)) return isAtEnd(own, path);
    return (
      own === title || own === alone || (own.endsWith(` ${title}`) && path.includes(own.slice(0, -title.length - 1)))
    );
  };
}

function isAtEnd(own: string, path: string): boolean {
  return path === own || path.endsWith(` ${own}`);
}

/** AVA puts in front what tells the file from others. */
function withoutFile(name: string, path: string): readonly string[] {
  const parts = name.split(' › ');
  return parts.slice(1).flatMap((_, at) => {
    const front = plain(parts.slice(0, at + 1).join(' '));
    return path.includes(front) ? [parts.slice(at + 1).join(' › ')] : [];
  });
}

export function isComputed({ name, suites }: Declaration): boolean {
  return name === undefined || suites.includes(undefined);
}

/** The IDs in what is written of a test and the suites around it, and of what may be put into their names. */
export function idsWritten({ suites, name, pieces = [], carries = [] }: Declaration): ReadonlySet<string> {
  const texts = [...suites, name, ...pieces, ...carries].filter((text) => text !== undefined);
  return new Set(texts.flatMap(citedIn).flatMap(({ readings }) => readings.map(({ id }) => id)));
}
