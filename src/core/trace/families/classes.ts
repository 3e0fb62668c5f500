import { wordOfLanguage } from '../../code/words.ts';
import { memoized } from '../../memoized.ts';
import type { Declaration } from '../../model.ts';
import { type Answer, answerBy, definedSuites, type Family, type Telling, type Uncited } from '../family.ts';
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
      const types = typeNames(test);
      const { name } = test;
      if (types.length === 0 || name === undefined) return [];
      const names = [name, `${name}()`, ...(test.aliases ?? [])];
      return [...names, ...types.map((type) => `${type}.${name}`), ...(test.numbered === undefined ? [] : ['['])];
    },
    suffix: /^(?:\s?[([{][\s\S]*[)\]}]|\s?\[\d+\][\s\S]*|\s#\d+|\d+\](?:\s[\s\S]*)?)$/,
    ways: (test) => typeNames(test).map((type) => [byType, type] as const),
    loose: isQualified,
    telling: (test, file, reported) =>
      telling(file, test.scope ?? '', reported.locator) ??
      (test.heirs === undefined ? among(test, file, reported) : undefined),
    judge(test, file, reported) {
      const ofProject = inProject(file, test.scope ?? '', reported.locator);
      const all = inClasses(test).flatMap((each) => {
        const type = typeName(each);
        return type === undefined ? [] : [{ each, type, ofClass: answerBy(among(each, file, reported)) }];
      });
      return (entry) => {
        if (test.overloads?.includes(typesIn(entry.case.name)) === true) return 'no';
        const { around, case: own } = entry;
        const told = all.find(({ type }) => around.type === type || own.name.startsWith(`${type}.`));
        if (told === undefined) return 'no';
        const answer = ofProject(around);
        if (answer !== 'yes') return answer;
        // By number alone nobody knows what else a class has that inherits it.
        if (own.name.startsWith('[') && (told.each !== test || !haveAllPassed(around, test.numbered))) return 'several';
        return told.ofClass(around);
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

/** As it is declared, and as the classes that inherit it have it. */
function inClasses(test: Declaration): readonly Declaration[] {
  return [test, ...(test.heirs ?? []).map((heir) => ({ ...test, suites: heir.split('.') }))];
}

function typeNames(test: Declaration): readonly string[] {
  return inClasses(test).flatMap((each) => typeName(each) ?? []);
}

function typeName(test: Declaration): string | undefined {
  const suites = definedSuites(test);
  return suites === undefined || suites.length === 0
    ? undefined
    : [test.scope ?? '', ...suites].filter((part) => part !== '').join('.');
}
