import { factsOf } from '../reading/facts-of.ts';
import { readSpecification } from '../conventions/tollgate/specification.ts';
import { collapsed } from '../digest.ts';
import type { Requirement } from '../model.ts';

/**
 * Whether every requirement of a specification of ours still says what it said; a line more or less can change what a list or a quotation
 * in Markdown holds.
 * @param edited those whose attributes were written: of them the rest counts
 */
export function keepsRequirements(before: string, after: string, edited: ReadonlySet<string> = new Set()): boolean {
  const now = new Map(requirementsIn(after).map((each) => [each.id, each]));
  return requirementsIn(before).every((each) => {
    const same = now.get(each.id);
    return same !== undefined && (edited.has(each.id) ? prose(same) === prose(each) : same.text === each.text);
  });
}

function prose({ title, statement, criteria }: Requirement): string {
  return JSON.stringify([title, collapsed(statement), criteria.map(({ text }) => text)]);
}

function requirementsIn(text: string): readonly Requirement[] {
  for (const fact of factsOf(readSpecification({ path: '', text })))
    if (fact.kind === 'specification') return fact.requirements;
  return [];
}
