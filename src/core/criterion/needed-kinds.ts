/** Each kind of work item that a requirement needs must cover it, as OpenFastTrace has it (`Requirement.needs`). */
import type { Requirement, TestLink, Trace } from '../model.ts';

export function neededTests({ needs = [] }: Requirement): readonly string[] {
  return [...new Set(needs.filter(isTest))];
}

/** Documents, which are no code and no test. */
export function asksOthers({ needs = [] }: Requirement): boolean {
  return needs.some(isDocument);
}

/** Kinds of document of which nothing covers it. Code is asked for elsewhere. */
export function lackingKinds(requirement: Requirement, trace: Trace): readonly string[] {
  const { needs = [] } = requirement;
  if (!needs.some(isDocument)) return [];
  const covering = new Set([
    ...inForce(requirement, trace).map(({ id }) => id.slice(0, Math.max(0, id.indexOf('~')))),
    ...trace.implementations(requirement).map(({ artifact }) => artifact),
  ]);
  return needs.filter((kind) => isDocument(kind) && !covering.has(kind));
}

/** What covers it, but for what nobody asks for any more. */
export function inForce(requirement: Requirement, trace: Trace): readonly Requirement[] {
  return trace.refinements(requirement).filter(({ state }) => state !== 'retired');
}

/** A test that does not say of which kind it is may be the one that is needed, and not one of several. */
export function isOfKind({ reference }: TestLink, kind: string, kinds: readonly string[]): boolean {
  const said = reference?.artifact;
  return said === undefined || !isTest(said) ? kinds.length === 1 : said === kind;
}

function isTest(kind: string): boolean {
  return kind.endsWith('test');
}

function isDocument(kind: string): boolean {
  return kind !== 'impl' && !isTest(kind);
}
