import type { Criterion, Observation } from '../criterion.ts';
import { keptData } from '../reading/kept.ts';
import { type Draft, drafted, isFoldable } from './findings.ts';

/**
 * Two or more observations of one kind become the children of one sentence.
 * @param before what folds of it are the same now are kept
 */
export function fold(criterion: Criterion, drafts: readonly Draft[], before: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (const [kind, group] of groupedBy(drafts, (each) => (isFoldable(each) ? each.observation.kind : undefined))) {
    const sentence = kind === undefined ? undefined : criterion.folds?.[kind];
    if (kind !== undefined && sentence !== undefined && group.length > 1) {
      const known = before.find(({ isFold, observation }) => isFold === true && observation.kind === kind);
      result.push(folded(criterion, kind, group, sentence(group.length), known));
    }
    for (const each of group) result.push(each);
  }
  return result;
}

function folded(
  criterion: Criterion,
  kind: string,
  group: readonly Draft[],
  sentence: Pick<Observation, 'found' | 'wanted'>,
  known: Draft | undefined,
): Draft {
  let result: Observation['result'] = 'unverified';
  let sendsBackTo: Observation['sendsBackTo'];
  const [first] = group;
  let severity = first?.severity ?? 'warn';
  let cause = first?.observation.cause?.criterion;
  let fix = first?.observation.fix;
  for (const { severity: own, observation } of group) {
    if (own === 'block') severity = own;
    if (observation.result === 'fails') result = 'fails';
    if (observation.cause?.criterion !== cause) cause = undefined;
    if (observation.fix !== fix || observation.fixesOne === true) fix = undefined;
    sendsBackTo ??= observation.sendsBackTo;
  }
  const observation: Observation = {
    result,
    subject: null,
    place: null,
    ...sentence,
    ...(cause !== undefined && { cause: { criterion: cause } }),
    ...(sendsBackTo !== undefined && { sendsBackTo }),
    ...(fix !== undefined && { fix }),
    kind,
  };
  if (known?.severity === severity && keptData(known.observation, observation) === known.observation) return known;
  return drafted({
    criterion,
    severity,
    observation,
    waived: null,
    baselined: false,
    isFold: true,
  });
}

/** `Map.groupBy`, which the oldest supported node does not have. */
function groupedBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const own = key(item);
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [item]);
    else group.push(item);
  }
  return groups;
}
