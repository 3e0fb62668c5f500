import type { Declaration } from '../../model.ts';
import { titleOf } from '../../code/title.ts';
import { wordOfLanguage } from '../../code/words.ts';
import { definedSuites, type Family, isOfPackage, isScript, joints, located, withinPackage } from '../family.ts';
import { byFile, type Reported } from '../reported-cases.ts';
import type { Entry } from '../surroundings.ts';

const nothing = /^(?!)/;

/** JavaScript: by file, by suites, or both; a name alone is never enough. */
export const scripts: Family = {
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'],
  isCompiled: true,
  // jest-junit says `undefined` of a file whose first test stands in no suite.
  wholeRun:
    /(?:mocha|jest|vitest|ava|tap|playwright|node|karma|cypress|bun) ?(?:tests?|suite|results)?|root suite|undefined/,
  names(test, file) {
    const suites = definedSuites(test);
    if (test.name === undefined || suites === undefined) return [];
    const { name } = test;
    if (suites.length === 0) return [name, ...namesOfAva(name, file)];
    const ofQUnit = suites.length === 1 ? [] : [`${suites.join(' > ')}: ${name}`];
    return [name, ...joints.map((joint) => [...suites, name].join(joint)), ...ofQUnit];
  },
  suffix: nothing,
  ways: (_, file) => [[byFile, file]],
  loose: ({ around }) => around.files === undefined,
  within: withinPackage,
  isAlike: ({ around }) => around.files === undefined,
  uncited: { words: ({ suites, name }) => words([...suites, name]) },
  // In each browser.
  mayRunAgain: ({ files }) => files?.length === 1,
  judge(test, file, reported) {
    const suites = definedSuites(test) ?? [];
    return (entry) => {
      const place = located(entry.around, file);
      if (place === 'elsewhere') return 'no';
      if (suites.length === 0 && entry.case.name !== test.name && entry.report.format !== 'tap') return 'no';
      const chain = chainOf(entry, test, suites);
      if (chain === 'other') return 'no';
      if (place === 'several') return 'several';
      if (place === 'unknown' && isOfAnother(entry, test, reported)) return 'no';
      if (place === 'here') return chain === 'unsaid' && test.hasNamesake === true ? 'several' : 'yes';
      return chain === 'same' && isOfPackage(entry.report.file, file) ? 'yes' : 'no';
    };
  },
};

/** AVA has no suites: in TAP it puts in front what the paths of its files do not share, without what says that they are tests. */
function namesOfAva(name: string, file: string): readonly string[] {
  const path = file.replace(/\.[cm]?[jt]sx?$/, '').replaceAll(/\.(?:spec|test)\b|\btest-/g, '');
  const parts = path.split('/').filter((part) => part !== '__tests__');
  return parts.slice(-deepest).map((_, at, last) => [...last.slice(at), name].join(' › '));
}

/** Nobody nests tests deeper. */
const deepest = 5;

/** Whether a test is declared that is called so in the suite that the report names: `Cart adds` in `Shop` is not `adds` in `Cart`. */
function isOfAnother(
  { case: { name }, around: { label, labels } }: Entry,
  test: Declaration,
  { titled, alike }: Reported,
): boolean {
  const around = label === '' ? labels : label === name ? [] : [label];
  if (around.length === 0) return false;
  const names = [...around, name];
  const title = names.join(' ');
  return title !== titleOf(test) && (titled(title).length > 0 || alike(words(names)).length > 0);
}

function words(names: readonly (string | undefined)[]): readonly string[] {
  return [wordOfLanguage('javascript'), ...names.filter((each) => each !== undefined)];
}

/** Whether the suites that the report names are the declared ones. */
function chainOf(
  { case: { name }, around: { labels, label, className } }: Entry,
  test: Declaration,
  suites: readonly string[],
): 'same' | 'other' | 'unsaid' {
  if (name !== test.name) return 'same';
  const saysNothing = label === '' || label === name;
  if (labels.length === 0 && saysNothing) return 'unsaid';
  if (suites.length === 0) return 'other';
  const joined = new Set(joints.map((joint) => suites.join(joint)));
  if (labels.length === suites.length && labels.every((each, i) => each === suites[i])) {
    if (test.hasNamesake !== true) return 'same';
    // jest-junit calls the suite like the first of the file, and tells the own one with the case, or only the file.
    if (saysNothing) return isScript(className) ? 'unsaid' : 'same';
    const isBackwards = joints.some((joint) => label === suites.toReversed().join(joint));
    return joined.has(label) || isBackwards || label.endsWith(`.${suites.at(-1) ?? ''}`) ? 'same' : 'other';
  }
  if (saysNothing) return labels.length === 1 && joined.has(labels[0] ?? '') ? 'same' : 'other';
  // mocha-junit-reporter can be told to write the full title there; so does the suite `Cart adds` with a test `adds` inside.
  const isTitle = test.hasNamesake !== true && joints.some((joint) => label === [...suites, name].join(joint));
  return joined.has(label) || isTitle ? 'same' : 'other';
}
