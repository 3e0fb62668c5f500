import type { Criterion, Observation } from '../criterion.ts';
import type { Severity } from '../model.ts';
import { keptData } from '../reading/kept.ts';
import { type Draft, drafted, type Drafts, isFoldable } from './drafts.ts';

/** What drafts of one kind have in common; what they do not is left out. */
interface Common {
  readonly n: number;
  readonly severity: Severity;
  readonly result: Observation['result'];
  /** The criterion that caused all of them. */
  readonly cause: string | undefined;
  /** What mends all of them. */
  readonly fix: string | undefined;
  readonly sendsBackTo: Observation['sendsBackTo'];
}

/** By kind, in order of their first appearance. */
export type Kinds = ReadonlyMap<string, Common>;

const none: Kinds = new Map();

export function kindsOf(drafts: Drafts): Kinds {
  return commonOf(commonIn(drafts));
}

function* commonIn(drafts: Drafts): Generator<readonly [kind: string, Common]> {
  for (const draft of drafts) {
    const { kind, fixesOne, fix, result, cause, sendsBackTo } = draft.observation;
    if (kind === undefined || !isFoldable(draft)) continue;
    const { severity } = draft;
    const ofAll = fixesOne === true ? undefined : fix;
    yield [kind, { n: 1, severity, result, cause: cause?.criterion, fix: ofAll, sendsBackTo }];
  }
}

function commonOf(all: Iterable<readonly [kind: string, Common]>): Kinds {
  const kinds = new Map<string, Common>();
  for (const [kind, own] of all) {
    const known = kinds.get(kind);
    kinds.set(kind, known === undefined ? own : both(known, own));
  }
  return kinds.size === 0 ? none : kinds;
}

function both(a: Common, b: Common): Common {
  return {
    n: a.n + b.n,
    severity: b.severity === 'block' ? b.severity : a.severity,
    result: b.result === 'fails' ? b.result : a.result,
    cause: a.cause === b.cause ? a.cause : undefined,
    fix: a.fix === b.fix ? a.fix : undefined,
    sendsBackTo: a.sendsBackTo ?? b.sendsBackTo,
  };
}

/**
 * Two or more observations of one kind become the children of one sentence.
 * @param kinds of all that was observed
 * @param before what folds of it are the same now are kept
 */
export function folds(criterion: Criterion, kinds: readonly Kinds[], before: Drafts): Drafts {
  const result: Draft[] = [];
  for (const [kind, common] of commonOf(kinds.flatMap((each) => [...each]))) {
    const sentence = criterion.folds?.[kind];
    if (sentence === undefined || common.n < 2) continue;
    const known = before.find(({ observation }) => observation.kind === kind);
    result.push(folded(criterion, kind, common, sentence(common.n), known));
  }
  return result;
}

function folded(
  criterion: Criterion,
  kind: string,
  { severity, result, cause, fix, sendsBackTo }: Common,
  sentence: Pick<Observation, 'found' | 'wanted'>,
  known: Draft | undefined,
): Draft {
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
  return drafted({ criterion, severity, observation, waived: null, baselined: false }, { isFold: true });
}
