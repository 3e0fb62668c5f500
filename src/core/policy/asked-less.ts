import { type BranchFile, factsIn } from '../changed-in-branches.ts';
import type { Policy } from '../criterion.ts';
import { severityByLevel } from '../judge/criteria.ts';
import { message } from '../message.ts';
import type { Message, Model, Place, Problem, Requirement, Specification } from '../model.ts';
import { configFile } from '../own-paths.ts';
import { registry } from '../registry.ts';
import { askedOtherwise, postponed } from './asked-otherwise.ts';
import { playedDown } from './played-down.ts';

/** The specifications and defects as they were before the change. */
export interface AskedBefore {
  /** Undefined where git could not say. */
  readonly files: readonly BranchFile[] | undefined;
  /** What the policy is called that it is held against. */
  readonly ref: string;
}

/**
 * What a change takes away from what the gate asks: requirements that it sets aside, puts off, proves otherwise, shortens or words anew, and
 * serious defects that it plays down, or closes without a proof. All of it may be right; whoever merges it should have seen it.
 */
export function* askedLess({ files, ref }: AskedBefore, model: Model, policy: Policy): Generator<Problem> {
  const less = message('asked for in `{ref}`; whoever merges this agrees that it is not asked for any more', { ref });
  const problem = (place: Place, found: Message, wanted = less): Problem => {
    return { kind: 'problem', spoils: 'config', place, found, wanted, minor: true };
  };
  if (files === undefined) {
    const place = { file: configFile, line: 1, column: 1 };
    yield problem(place, message('nobody compared what is asked for: git lacks files of `{ref}`', { ref }));
    return;
  }
  const facts = files.flatMap((file) => factsIn(file, policy.config));
  const before = facts.flatMap((fact) => (fact.kind === 'specification' ? [fact] : []));
  const words = message('so worded in `{ref}`; whoever merges this agrees to the new words', { ref });
  for (const [was, is] of agreedIn(before, model.requirements)) {
    if (is === undefined) yield problem(was.place, message('{id} is not there any more', { id: was.id }));
    else {
      for (const { place, found, isReworded } of askedOtherwise(was, is))
        yield problem(place, found, isReworded ? words : less);
      if (isAsked('requirements-designed', policy)) yield* undesigned(was, is).map((each) => problem(...each));
    }
  }
  for (const [place, found] of postponedIn(before, model.specifications)) yield problem(place, found);
  const defects = facts.flatMap((fact) => (fact.kind === 'defect' ? [fact] : []));
  for (const [place, found] of playedDown(defects, model, policy)) yield problem(place, found);
}

/** Each requirement that was agreed, and what has become of it. */
function* agreedIn(
  before: readonly Specification[],
  requirements: readonly Requirement[],
): Generator<readonly [was: Requirement, is: Requirement | undefined]> {
  const known = new Set<string>();
  for (const was of before.flatMap((each) => each.requirements)) {
    if (was.state !== 'agreed' || known.has(was.id)) continue;
    known.add(was.id);
    const now = requirements.filter(({ id }) => id === was.id);
    yield [was, now.find(({ state }) => state === 'agreed') ?? now[0]];
  }
}

function undesigned(was: Requirement, { id, withoutDesign }: Requirement): (readonly [Place, Message])[] {
  const isSaid = (stated: Requirement['withoutDesign']): boolean => (stated?.value.trim() ?? '') !== '';
  if (withoutDesign === undefined || isSaid(was.withoutDesign) || !isSaid(withoutDesign)) return [];
  return [[withoutDesign.place, message('{id} needs no design now: {reason}', { id, reason: withoutDesign.value })]];
}

/** The deadline of a whole specification, as long as it stays where it is. */
function* postponedIn(
  before: readonly Specification[],
  now: readonly Specification[],
): Generator<readonly [Place, Message]> {
  for (const { place, deadline } of before) {
    const is = now.find((each) => each.place.file === place.file);
    const found = is && postponed(place.file, deadline, is.deadline);
    if (found !== undefined) yield [is?.deadline?.place ?? is?.place ?? place, found];
  }
}

function isAsked(id: string, policy: Policy): boolean {
  return registry.some((criterion) => criterion.id === id && severityByLevel(criterion, policy) !== 'off');
}
