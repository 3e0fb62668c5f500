import { wordOfLanguage } from '../../code/words.ts';
import { memoized } from '../../memoized.ts';
import type { Declaration } from '../../model.ts';
import { type Answer, answerBy, definedSuites, type Family, never, type Telling, type Uncited } from '../family.ts';
import type { Locator } from '../locator.ts';
import type { Loose, Reported, Way } from '../reported-cases.ts';
import type { Surroundings } from '../surroundings.ts';
import { amongSameClass, type FoldersOf } from './same-class.ts';

/** What languages of one platform have in common: how classes of one name in several projects are told apart. */
export interface Platform extends Pick<Family, 'extensions'> {
  /** See `wordOfLanguage`: of which of its languages the name of a file does not tell what class is in it. */
  readonly language: string;
  /** Whether a case ran in the project of a file. */
  readonly inProject: (file: string, scope: string, locator: Locator) => (around: Surroundings) => Answer;
  /** The same, see `Family.telling`. */
  readonly telling: (file: string, scope: string, locator: Locator) => Telling | undefined;
  readonly foldersOf: FoldersOf;
}

/** Package or namespace and classes, `com.example.CartTest$Empty`. */
export function classesOn({ extensions, language, inProject, telling, foldersOf }: Platform): Family {
  const wordsOf: Uncited['words'] = ({ scope = '', suites }) => {
    const names = [scope, ...suites].filter((each) => each !== undefined);
    return [wordOfLanguage(language), ...names.filter((each) => each !== '')];
  };
  const among = (test: Declaration, file: string, reported: Reported): Telling | undefined =>
    amongSameClass(test, file, reported, wordsOf(test, file), foldersOf);
  return {
    extensions,
    hasClasses: true,
    uncited: { words: wordsOf },
    names(test) {
      const type = typeName(test);
      if (type === undefined || test.name === undefined) return [];
      const names = [test.name, `${test.name}()`, ...(test.aliases ?? [])];
      return [...names, `${type}.${test.name}`, ...(test.numbered === undefined ? [] : ['['])];
    },
    suffix: /^(?:\s?[([{][\s\S]*[)\]}]|\s?\[\d+\][\s\S]*|\s#\d+|\d+\](?:\s[\s\S]*)?)$/,
    ways: (test) => [[byType, typeName(test) ?? '']],
    loose: isQualified,
    telling: (test, file, reported) => telling(file, test.scope ?? '', reported.locator) ?? among(test, file, reported),
    judge(test, file, reported) {
      const type = typeName(test);
      if (type === undefined) return never;
      const qualified = `${type}.`;
      const ofProject = inProject(file, test.scope ?? '', reported.locator);
      const ofClass = answerBy(among(test, file, reported));
      return (entry) => {
        if (test.overloads?.includes(typesIn(entry.case.name)) === true) return 'no';
        if (entry.around.type !== type && !entry.case.name.startsWith(qualified)) return 'no';
        const answer = ofProject(entry.around);
        if (answer === 'yes' && entry.case.name.startsWith('[') && !haveAllPassed(entry.around, test.numbered))
          return 'several';
        return answer === 'yes' ? ofClass(entry.around) : answer;
      };
    },
  };
}

/** Some runners report the type as a part of the name. */
const isQualified: Loose = ({ case: { name } }) => name.includes('.');

/** Of several that are called by number alone nobody knows which of them is which: all ran, and all passed. */
function haveAllPassed(around: Surroundings, tests = 1): boolean {
  return tests === 1 || passedByNumber(around) === tests;
}

/** How many tests of a class began to run, where all that is called by number passed. */
const passedByNumber = memoized(({ entries }: Surroundings): number => {
  const numbered = entries.filter(({ case: { name } }) => /^\[\d+\]/.test(name));
  const isAll = numbered.every(({ case: { result } }) => result === 'passed');
  return isAll ? numbered.filter(({ case: { name } }) => name.startsWith('[1]')).length : 0;
}, new WeakMap());

/** `int,List` of `adds(int, List)[1]`. */
function typesIn(name: string): string {
  return (/^[^(){}]*[({]([^(){}]*)[)}](?:\s?\[\d+\].*)?$/s.exec(name)?.[1] ?? '-').replace(/\s+/g, '');
}

const byType: Way = ({ type }) => [type];

function typeName(test: Declaration): string | undefined {
  const suites = definedSuites(test);
  return suites === undefined || suites.length === 0
    ? undefined
    : [test.scope ?? '', ...suites].filter((part) => part !== '').join('.');
}
