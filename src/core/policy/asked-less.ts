import { type BranchFile, factsIn } from '../changed-in-branches.ts';
import type { Config } from '../config.ts';
import { configFile } from '../read.ts';
import { methodWord } from '../criterion/by-person.ts';
import { message } from '../message.ts';
import type { Defect, Message, Model, Place, Problem, Requirement } from '../model.ts';
import { compareVersions } from '../versions.ts';

/** The specifications and defects as they were before the change. */
export interface AskedBefore {
  /** Undefined where git could not say. */
  readonly files: readonly BranchFile[] | undefined;
  /** What the policy is called that it is held against. */
  readonly ref: string;
}

/**
 * What a change takes away from what the gate asks: requirements that it sets aside, puts off, proves otherwise or shortens, and serious
 * defects that it plays down. All of it may be right; whoever merges it should have seen it.
 */
export function* askedLess(
  { files, ref }: AskedBefore,
  { requirements, defects }: Pick<Model, 'requirements' | 'defects'>,
  config: Config,
): Generator<Problem> {
  const wanted = message('asked for in `{ref}`; whoever merges this agrees that it is not asked for any more', { ref });
  const problem = (place: Place, found: Message): Problem => {
    return { kind: 'problem', spoils: 'config', place, found, wanted, minor: true };
  };
  if (files === undefined) {
    const place = { file: configFile, line: 1, column: 1 };
    yield problem(place, message('nobody compared what is asked for: git lacks files of `{ref}`', { ref }));
    return;
  }
  const facts = files.flatMap((file) => factsIn(file, config));
  const before = facts.flatMap((fact) =>
    fact.kind === 'specification' && fact.change === undefined ? fact.requirements : [],
  );
  const known = new Set<string>();
  for (const was of before) {
    if (was.state !== 'agreed' || known.has(was.id)) continue;
    known.add(was.id);
    const now = requirements.filter(({ id }) => id === was.id);
    const is = now.find(({ state }) => state === 'agreed') ?? now[0];
    if (is === undefined) yield problem(was.place, message('{id} is not there any more', { id: was.id }));
    else for (const found of lessOf(was, is)) yield problem(is.place, found);
  }
  for (const was of facts) {
    if (was.kind !== 'defect' || was.status === 'closed' || !isSerious(was)) continue;
    const is = defects.find(({ id }) => id === was.id);
    if (is === undefined) yield problem(was.place, message('{id} is not there any more', { id: was.id }));
    else if (is.status !== 'closed' && !isSerious(is))
      yield problem(
        is.place,
        message('{id} was {before}, and is {after} now', { id: was.id, before: was.severity, after: is.severity }),
      );
  }
}

function* lessOf(was: Requirement, is: Requirement): Generator<Message> {
  const { id } = was;
  if (is.state === 'draft') yield message('{id} is a draft now', { id });
  if (is.state === 'retired') yield message('{id} is retired now', { id });
  const [first, later] = [was.release?.value, is.release?.value];
  if (later !== undefined && first === undefined)
    yield message('{id} is for release {release} only now', { id, release: later });
  else if (later !== undefined && first !== undefined && compareVersions(later, first) > 0)
    yield message('{id} is put off from release {before} to {after}', { id, before: first, after: later });
  if (was.verifyBy === 'test' && is.verifyBy !== 'test')
    yield message('{id} is verified by {method} now, and by a test before', { id, method: methodWord[is.verifyBy] });
  const [before, after] = [was.criteria.length, is.criteria.length];
  if (after < before)
    yield message('{id} has {after} acceptance {after|criterion|criteria}, and had {before}', { id, after, before });
}

function isSerious({ severity }: Defect): boolean {
  return severity === 'blocker' || severity === 'critical';
}
