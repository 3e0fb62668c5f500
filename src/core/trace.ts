import type {
  FiledReport,
  ManualResult,
  Note,
  Reference,
  Requirement,
  Signature,
  TestCase,
  TestLink,
  Trace,
} from './model.ts';
import { byName } from './trace/by-name.ts';
import { byReference } from './trace/by-reference.ts';
import { grouped } from './trace/grouped.ts';
import { lazily } from './lazily.ts';
import { reportedIn } from './trace/reported.ts';
import { resolverOf } from './trace/resolve.ts';

// @req GATE-004
export interface Traced {
  readonly requirements: readonly Requirement[];
  readonly references: readonly Reference[];
  readonly notes: readonly Note[];
  readonly reports: readonly FiledReport[];
  readonly signatures: readonly Signature[];
  readonly results: readonly ManualResult[];
  /**
   * Paths of all test files that are listed, so that a path which a report shortened is known to mean one file and no other. Without
   * it, only the files with references are known.
   */
  readonly testFiles?: readonly string[];
}

/**
 * Joins facts by ID. Nothing is joined before it is asked for.
 *
 * A verification is one link per reported test (all its attempts and parameters), or one per reference (all the cases it covers, for a
 * suite or a file as well): a link verifies when at least one of its cases passed and none failed.
 */
export function trace(facts: Traced): Trace {
  const resolver = resolverOf(facts.requirements);
  const { resolve, meaning } = resolver;
  const found = (id: string): Requirement | undefined => {
    const { resolution } = meaning(id, undefined);
    return resolution.kind === 'found' ? resolution.requirement : undefined;
  };
  const testFiles = facts.testFiles ?? [
    ...new Set(facts.references.filter(({ role }) => role === 'verifies').map(({ place }) => place.file)),
  ];
  const reported = lazily(() => reportedIn(facts.reports, testFiles));

  const citing = lazily(() => {
    const byRole = grouped(facts.references, ({ role }) => role);
    const citingIn = (role: Reference['role']): Map<Requirement, Reference[]> =>
      grouped(byRole.get(role) ?? [], ({ id }) => found(id));
    return { implements: citingIn('implements'), verifies: citingIn('verifies') };
  });
  const naming = lazily(() => byName(reported(), resolver));
  const satisfying = lazily(() => {
    const satisfied = facts.notes.flatMap((note) =>
      [...new Set(note.satisfies.map(({ value }) => found(value)))].map((requirement) => ({ note, requirement })),
    );
    return grouped(satisfied, ({ requirement }) => requirement);
  });
  const refining = lazily(() => {
    const refined = facts.requirements.flatMap((requirement) =>
      (requirement.covers ?? []).map(({ value }) => ({ requirement, covered: found(value) })),
    );
    return grouped(refined, ({ covered }) => covered);
  });
  const signed = lazily(() => grouped(facts.signatures, ({ requirement }) => found(requirement)));
  const tried = lazily(() => grouped(facts.results, ({ requirement }) => found(requirement)));
  const links = new Map<Requirement, readonly TestLink[]>();

  return {
    resolve,
    meaning,
    implementations: (requirement) => citing().implements.get(requirement) ?? [],
    verifications(requirement) {
      let known = links.get(requirement);
      if (known === undefined) {
        const references = citing().verifies.get(requirement) ?? [];
        const cited = references.map((reference) =>
          byReference(reference, meaning(reference.id, reference.criterion).criterion, reported()),
        );
        links.set(requirement, (known = [...(naming().get(requirement) ?? []), ...cited]));
      }
      return known;
    },
    notes: (requirement) => (satisfying().get(requirement) ?? []).map(({ note }) => note),
    refinements: (requirement) => (refining().get(requirement) ?? []).map((each) => each.requirement),
    signatures: (requirement) => signed().get(requirement) ?? [],
    results: (requirement) => tried().get(requirement) ?? [],
    casesNamed: (name) => casesNamed(name, reported()),
  };
}

function casesNamed(
  name: string,
  reported: ReturnType<typeof reportedIn>,
): readonly { readonly report: FiledReport; readonly case: TestCase }[] {
  const exact = reported.named(name);
  if (exact.length > 0) return exact;
  const isFullName = ({ case: { name: own, className, suites } }: { readonly case: TestCase }): boolean =>
    name.endsWith(own) &&
    [...suites.map((_, i) => suites.slice(i)), [className]].some((around) => fullNames(around, own).includes(name));
  return reported.all.filter(isFullName);
}

/** What people write for a test and the suites or the class around it. */
function fullNames(around: readonly string[], name: string): string[] {
  return [' ', ' > ', ' › ', '.', '::', '#', '/'].map((joint) => [...around, name].join(joint));
}
