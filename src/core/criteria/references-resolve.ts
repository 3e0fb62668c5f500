import { criterion, type Observation } from '../criterion.ts';
import { decisionState } from '../criterion/decisions.ts';
import { criterionId, parseId } from '../ids.ts';
import { message } from '../message.ts';
import type { Link, ManualResult, Model, Reference, Requirement, Stated } from '../model.ts';
import { joined } from '../reading/spliced.ts';

/** What points: a reference of a source, what a requirement covers, a word of a note or a defect, or a result that failed. */
type Pointer = Reference | Link | Stated | ManualResult;

/** IDs with a prefix that no requirement here uses mean something else, and are no subjects. What is closed or past may point at the past. */
export const referencesResolve = criterion<Pointer>({
  id: 'references-resolve',
  phase: 'build',
  position: 4,
  title: message('Each reference leads to a requirement'),
  severity: { tests: 'off', requirements: 'block', delivery: 'block' },
  needs: ['specification', 'source', 'note', 'defect'],
  subjects: pointers,
  concerns(pointer, { trace }) {
    const { id, number } = written(pointer);
    return isResult(pointer) || trace.meaning(id, number).resolution.kind !== 'foreign';
  },
  *judge(pointer, { trace, informative = [] }) {
    const { place } = pointer;
    const { id, number } = written(pointer);
    const { resolution: resolved, criterion: meant } = trace.meaning(id, number);
    const base = { result: 'fails', subject: number === undefined ? id : criterionId(id, number), place } as const;
    switch (resolved.kind) {
      case 'found':
        if (isResult(pointer)) return;
        yield* leadsNowhere(resolved.requirement, meant).map((why) => ({ ...base, ...why }));
        return;
      case 'ambiguous': {
        const ids = [...new Set(resolved.requirements.map((requirement) => requirement.id))];
        if (ids.length === 1) {
          yield {
            ...base,
            found: message('{id} stands in {n} {n|place|places}', { id, n: resolved.requirements.length }),
            wanted: message('a number of its own for each'),
            kind: 'ambiguous',
            cause: { criterion: 'ids-unique', subject: ids[0] ?? id },
          };
          return;
        }
        yield {
          ...base,
          found: message('{id} may be any of: {ids}', { id, ids }),
          wanted: message('the full ID'),
          kind: 'ambiguous',
        };
        return;
      }
      case 'foreign':
      case 'unknown': {
        if (resolved.kind === 'foreign' && !isResult(pointer)) return;
        // It is there, and asks for nothing: its convention tells of that.
        if (isLink(pointer) && informative.includes(id)) return;
        const [near] = resolved.kind === 'unknown' ? resolved.nearest : [];
        yield {
          ...base,
          found: message('no requirement is called {id}', { id }),
          wanted: near === undefined ? message('the ID of a requirement') : message('{id}, perhaps', { id: near }),
          kind: 'unknown',
          fix: 'tollgate.newRequirement',
          fixesOne: true,
        };
      }
    }
  },
  folds: {
    ambiguous: (n) => ({
      found: message('{n} references may mean several requirements', { n }),
      wanted: message('full IDs, which name the specification as well'),
    }),
    unknown: (n) => ({
      found: message('{n} references lead nowhere', { n }),
      wanted: message('IDs of requirements that are there'),
    }),
    retired: (n) => ({
      found: message('{n} references lead to requirements that are retired', { n }),
      wanted: message('no reference, or the requirements that took their place'),
    }),
  },
});

function pointers({ references, requirements, notes, defects, results }: Model): readonly Pointer[] {
  const all: Pointer[] = [];
  for (const { covers, state } of requirements) if (covers !== undefined && state !== 'retired') all.push(...covers);
  for (const note of notes) if (decisionState(note) !== 'past') all.push(...note.satisfies);
  for (const { requirement, status } of defects)
    if (requirement !== undefined && status !== 'closed') all.push(requirement);
  const latest = new Map<string, ManualResult>();
  for (const result of results) {
    const kind = kindOf(result);
    if (result.on >= (latest.get(kind)?.on ?? '')) latest.set(kind, result);
  }
  for (const result of results)
    if (result.verdict === 'failed' && latest.get(kindOf(result)) === result) all.push(result);
  return joined<Pointer>(references, all);
}

function isResult(pointer: Pointer): pointer is ManualResult {
  return 'method' in pointer;
}

function isLink(pointer: Pointer): pointer is Link {
  return 'stamp' in pointer;
}

/** A later one of the same method and requirement takes its place. */
function kindOf({ method, requirement }: ManualResult): string {
  return `${method} ${requirement}`;
}

/** Other conventions have IDs of other forms; those have no criterion after a slash. */
function written(pointer: Pointer): { readonly id: string; readonly number: string | undefined } {
  if ('id' in pointer) return { id: pointer.id, number: pointer.criterion };
  const value = isResult(pointer) ? pointer.requirement : pointer.value;
  const { id = value, criterion: number } = parseId(value) ?? {};
  return { id, number };
}

/** Acceptance criteria that are named. */
const most = 20;

function leadsNowhere(
  requirement: Requirement,
  wanted: string | undefined,
): Pick<Observation, 'found' | 'wanted' | 'kind'>[] {
  const { id, state, retired, criteria } = requirement;
  if (state === 'retired') {
    const reason = retired?.reason ?? '';
    return [
      {
        found:
          reason === '' ? message('{id} is retired', { id }) : message('{id} is retired: {reason}', { id, reason }),
        wanted: message('no reference, or the requirement that took its place'),
        kind: 'retired',
      },
    ];
  }
  if (wanted === undefined || criteria.some(({ number }) => number === wanted)) return [];
  const [only, ...others] = criteria;
  const [numbers, more] = [criteria.slice(0, most).map(({ number }) => number), criteria.length > most ? ['…'] : []];
  return [
    {
      found: message('{id} has no acceptance criterion {number}', { id, number: wanted }),
      wanted:
        only === undefined
          ? message('the ID alone: {id}', { id })
          : others.length === 0
            ? message('{id}/{number}, the only one', { id, number: only.number })
            : message('one of {numbers}', { numbers: [...numbers, ...more] }),
      kind: 'unknown',
    },
  ];
}
