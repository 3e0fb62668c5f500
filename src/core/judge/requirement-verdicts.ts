import type { Policy } from '../criterion.ts';
import type { Finding, Model, Requirement, RequirementVerdict } from '../model.ts';
import { isInScope } from '../criterion/scoped.ts';
import { requirementOf } from '../ids.ts';
import { lazily } from '../lazily.ts';
import { memoized } from '../memoized.ts';
import type { Judged } from './criteria.ts';

export interface Verified {
  readonly is: (requirement: Requirement) => boolean;
  /** How many in scope are. */
  readonly inScope: () => number;
}

/** Each requirement with all that points at it. */
export function requirementVerdicts(model: Model, verified: Verified['is']): RequirementVerdict[] {
  return model.requirements.map((requirement) => new LazyRequirementVerdict(requirement, model, verified));
}

/** Gathers when it is asked: after a keystroke few of many thousands are looked at. */
class LazyRequirementVerdict implements RequirementVerdict {
  readonly requirement: Requirement;
  readonly #model: Model;
  readonly #verified: Verified['is'];

  constructor(requirement: Requirement, model: Model, verified: Verified['is']) {
    this.requirement = requirement;
    this.#model = model;
    this.#verified = verified;
  }

  get verified(): boolean {
    return this.#verified(this.requirement);
  }

  get notes(): RequirementVerdict['notes'] {
    return unique(this.#model.trace.notes(this.requirement).map((note) => note.place.file));
  }

  get code(): RequirementVerdict['code'] {
    return this.#model.trace.implementations(this.requirement).map((reference) => reference.place);
  }

  get tests(): RequirementVerdict['tests'] {
    return testsOf(this.#model, this.requirement);
  }

  get isLinked(): boolean {
    return this.#model.trace.verifications(this.requirement).length > 0;
  }

  get signatures(): RequirementVerdict['signatures'] {
    return this.#model.trace
      .signatures(this.requirement)
      .map(({ by, role, on, digest }) => ({ by, role, on, valid: digest === this.requirement.digest }));
  }
}

function testsOf(model: Model, requirement: Requirement): RequirementVerdict['tests'] {
  const seen = new Set<unknown>();
  const tests: { name: string; result: RequirementVerdict['tests'][number]['result']; report: string }[] = [];
  for (const link of model.trace.verifications(requirement)) {
    for (const { report, case: testCase } of link.cases) {
      if (seen.has(testCase)) continue;
      seen.add(testCase);
      tests.push({ name: testCase.name, result: testCase.result, report: report.file });
    }
  }
  return tests;
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

/** As long as these are the same. */
const faultyBy = memoized((id: string) =>
  memoized((findings: readonly Finding[]): ReadonlySet<string> => {
    const found = new Set<string>();
    for (const { criterion, subject } of findings)
      if (criterion === id && subject !== null) found.add(subject).add(requirementOf(subject));
    return found;
  }, new WeakMap()),
);

/** Whether a requirement is verified is what `requirements-verified` says of it, also where the level does not ask or it is out of scope. */
export function verifiedBy(
  own: Judged | undefined,
  findings: readonly Finding[],
  model: Model,
  policy: Policy,
): Verified {
  if (own === undefined) return { is: () => false, inScope: () => 0 };
  const isJudged = own.severity !== 'off';
  const faulty = lazily(() => faultyBy(own.criterion.id)(findings));
  const judgeNow = (requirement: Requirement): boolean =>
    [...own.criterion.judge(requirement, model, policy)].length === 0;
  const isFaulty = ({ id }: Requirement): boolean => faulty().has(id);
  const is = (requirement: Requirement): boolean =>
    isJudged && isInScope(requirement, policy.release) ? !isFaulty(requirement) : judgeNow(requirement);
  return {
    is,
    inScope() {
      // After a keystroke only that is asked, and mostly nothing is wrong.
      if (isJudged && faulty().size === 0) return policy.scope.length;
      return policy.scope.filter(isJudged ? (each) => !isFaulty(each) : is).length;
    },
  };
}
