import { detached } from '../reading/detached.ts';
import type { Declaration, Declared } from '../model.ts';
import type { Language } from '../reader.ts';
import { codeOf } from './code.ts';

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

export type Told = Pick<Declared, 'titles' | 'unproven'>;

/** What it matters of what a file declares that the cases of all reports may be its own. */
export function toldOf(declarations: readonly Declaration[], { toldBy }: Language): Told {
  if (toldBy === undefined) return { titles: [] };
  if (toldBy === 'class')
    return { titles: [...new Set(declarations.flatMap((each) => typeOf(innermost(each)) ?? []))] };
  const unproven = declarations.filter(({ what, isNoProof }) => what === 'test' && isNoProof === true);
  return {
    titles: declarations.flatMap((each) => titleOf(each) ?? []),
    ...(unproven.length > 0 && { unproven: unproven.map((each) => ({ ...each, line: 0, endLine: 0 })) }),
  };
}

function innermost({ what, scope, suites, name }: Declaration): Pick<Declaration, 'scope' | 'suites'> {
  return { ...(scope !== undefined && { scope }), suites: what === 'suite' ? [...suites, name] : suites };
}

/** What a file that cites nothing has among its tests that proves nothing: its name may carry an ID. */
export function unprovenIn(path: string, text: string, language: Language): Declared | undefined {
  const told = toldOf(language.declarations(codeOf(path, text)), language);
  return told.unproven === undefined ? undefined : { kind: 'declared', file: path, ...told, cites: [] };
}
