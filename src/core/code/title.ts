import { detached } from '../reading/detached.ts';
import type { Declaration, Declared } from '../model.ts';
import type { Language } from '../reader.ts';
import { citedIn } from '../ids.ts';
import { type Code, codeOf } from './code.ts';
import { told, withTwins } from './told-alike.ts';

/** What a report says of a test that says nothing else of it; undefined where a part of it is known at run time alone. */
export function titleOf({ what, suites, name }: Declaration): string | undefined {
  if (what !== 'test' || name === undefined || suites.includes(undefined)) return undefined;
  return detached([...suites, name].join(' '));
}

/** The class around a test with its package or namespace; undefined where a part of it is unknown. No title is like it. */
export function typeOf({ scope = '', suites }: Pick<Declaration, 'scope' | 'suites'>): string | undefined {
  if (suites.length === 0 || suites.includes(undefined)) return undefined;
  return detached(`\0${[scope, ...suites].filter((part) => part !== '').join('.')}`);
}

/** A requirement, or one criterion of it, as a file cites it. */
export function citationOf(id: string, criterion: string | undefined): string {
  return `${id}/${criterion ?? ''}`;
}

export type Told = Pick<Declared, 'titles' | 'unproven' | 'focuses' | 'handsOn' | 'renames' | 'carrying'>;

/** What it matters of what a file declares that the cases of all reports may be its own. */
export function toldOf(declarations: readonly Declaration[], source: Code, language: Language): Told {
  const { toldBy, mayListSuites } = language;
  if (toldBy === undefined) return { titles: [], ...unprovenAmong(declarations) };
  if (toldBy === 'class') {
    const carrying = told(withTwins(declarations)).filter(({ carries, hasTwin }) => carries !== undefined && !hasTwin);
    return {
      titles: [...new Set(declarations.flatMap((each) => typeOf(innermost(each)) ?? []))],
      ...(carrying.length > 0 && { carrying: carrying.map(withoutLines) }),
    };
  }
  const focuses = language.focuses?.(source);
  const handsOn = language.handsOn?.(source) ?? [];
  const titles = declarations.flatMap((each) => titleOf(each) ?? []);
  const suites = mayListSuites?.test(source.text) === true ? suitesAsTests(declarations, new Set(titles)) : [];
  return {
    titles,
    ...unprovenAmong([...declarations, ...suites]),
    ...(focuses !== undefined && { focuses }),
    ...(handsOn.length > 0 && { handsOn: handsOn.map(detached) }),
    ...renamesIn(source, language),
  };
}

/**
 * Suites whose names carry an ID, as a report may list them where nothing in them is a test: that shows nothing.
 * @param titles of tests
 */
function suitesAsTests(declarations: readonly Declaration[], titles: ReadonlySet<string>): readonly Declaration[] {
  return declarations.flatMap((each): Declaration[] => {
    if (each.what !== 'suite' || each.name === undefined || !carriesId(each)) return [];
    const listed: Declaration = { ...each, what: 'test', isNoProof: true };
    return titles.has(titleOf(listed) ?? '') ? [] : [listed];
  });
}

function unprovenAmong(declarations: readonly Declaration[]): Pick<Told, 'unproven'> {
  const unproven = declarations.filter(({ what, isNoProof }) => what === 'test' && isNoProof === true);
  return unproven.length > 0 ? { unproven: unproven.map(withoutLines) } : {};
}

function withoutLines(test: Declaration): Declaration {
  return { ...test, line: 0, endLine: 0 };
}

function carriesId({ suites, name, pieces = [] }: Declaration): boolean {
  return [...suites, name, ...pieces].some((each) => each !== undefined && citedIn(each).length > 0);
}

/** Whether it says of any test what no report does: that to have passed shows nothing, here or elsewhere, or that it carries an ID. */
export function tellsMore({ unproven, focuses, handsOn, renames, carrying }: Told): boolean {
  return (unproven ?? focuses ?? handsOn ?? renames ?? carrying) !== undefined;
}

/**
 * What a file hands on to tests.
 * @param isAsked whether tests are known to take something from it
 */
export function handedOnBy(path: string, text: string, language: Language, isAsked = false): Declared | undefined {
  if (!isAsked && language.mayHandOn?.test(text) !== true) return undefined;
  const source = codeOf(path, text);
  const names = language.handsOn?.(source) ?? [];
  const shared = language.declarations(source).filter(({ isShared }) => isShared === true);
  const told = {
    ...unprovenAmong(shared),
    ...(names.length > 0 && { handsOn: names.map(detached) }),
    ...renamesIn(source, language),
  };
  return Object.keys(told).length === 0 ? undefined : { kind: 'declared', file: path, titles: [], cites: [], ...told };
}

function renamesIn(source: Code, language: Language): Pick<Told, 'renames'> {
  const renames = (language.renames?.(source) ?? []).map(({ name, from, as }) => ({
    name: detached(name),
    from: detached(from),
    as: detached(as),
  }));
  return renames.length > 0 ? { renames } : {};
}

function innermost({ what, scope, suites, name }: Declaration): Pick<Declaration, 'scope' | 'suites'> {
  return { ...(scope !== undefined && { scope }), suites: what === 'suite' ? [...suites, name] : suites };
}

/** What a file that cites nothing has among its tests that proves nothing, and whose name may carry an ID; or that carries one nevertheless. */
export function toldIn(path: string, text: string, language: Language): Declared | undefined {
  const source = codeOf(path, text);
  const told = toldOf(language.declarations(source), source, language);
  return tellsMore(told) ? { kind: 'declared', file: path, ...told, cites: [] } : undefined;
}

/** What a file declares, with the tests that are called by what comes from other files. */
export function withTaken(declared: Declared, text: string, language: Language): Declared {
  const { file, cites } = declared;
  const source = codeOf(file, text);
  const all = (language.taken?.(source) ?? []).map(withoutLines);
  if (cites.length > 0) return all.length > 0 ? { ...declared, taken: all } : declared;
  const taken = all.filter((each) => (each.carries?.length ?? 0) > 0 || each.carriesAny === true || carriesId(each));
  const told = toldOf(language.declarations(source), source, language);
  if (taken.length === 0 && !tellsMore(told)) return declared;
  return { kind: 'declared', file, ...told, ...(taken.length > 0 && { taken }), cites };
}
