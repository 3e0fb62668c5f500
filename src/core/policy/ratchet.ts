import { type Baseline, type BaselinedFinding, emptyBaseline, sameMatter, sortedFindings } from './baseline.ts';
import { neverBaselined } from './baseline/definition.ts';
import type { ReadConfig } from '../config.ts';
import { neverLoosened } from '../config/definition.ts';
import type { Criterion, Observation, Policy } from '../criterion.ts';
import { isInTheDark, matterOf } from '../judge/baseline.ts';
import { severityByLevel } from '../judge/criteria.ts';
import { policyOf, type Question } from '../judge/policy.ts';
import type { Message, Model } from '../model.ts';
import { once } from '../report/once.ts';
import { isInGate } from '../phases.ts';
import type { TestNumbers } from '../config/numbers.ts';

/** What a turn of the ratchet did. */
export interface Turn {
  readonly baseline: Baseline;
  /** Findings that are excused from now on; none of a baseline that was there, unless it was asked for. */
  readonly added: readonly BaselinedFinding[];
  /** Findings that are mended, and no longer excused. */
  readonly mended: readonly BaselinedFinding[];
  /** Findings of today that are not excused. */
  readonly notAdded: readonly BaselinedFinding[];
  /** Why the results prove nothing, so that no number was taken from them. */
  readonly withoutNumbers: Message | undefined;
}

/**
 * Records what is found today where there is no baseline; otherwise takes out what is mended, and adds only where it is asked to. What
 * follows from results that are missing or stale is neither recorded nor taken for mended, nor is what cannot be judged.
 */
export function turned(
  model: Model,
  { config, baseline }: ReadConfig,
  question: Question,
  registry: readonly Criterion[],
  isToAdd = baseline === undefined,
): Turn {
  const policy = policyOf(model, config, question);
  const found = findingsOf(registry, model, policy);
  const before = baseline ?? emptyBaseline;
  const kept = stillTrue(before.findings, found);
  const isJudged = (id: string): boolean =>
    registry.some(
      (criterion) =>
        criterion.id === id && severityByLevel(criterion, policy) !== 'off' && !isInTheDark(criterion, model),
    );
  const findings = before.findings.flatMap((entry, index) => {
    const times = isJudged(entry.criterion) ? (kept[index] ?? 0) : entry.times;
    return times === 0 ? [] : [{ ...entry, times }];
  });
  const fresh = beyond(
    found.filter(({ isAsked, isDerived }) => isAsked && !isDerived),
    findings,
  );
  const [unproven] = neverLoosened
    .filter((id) => id !== 'tests-pass')
    .flatMap((id) => observedOf(id, registry, model, policy));
  return {
    baseline: {
      findings: isToAdd ? merged([...findings, ...fresh]) : sortedFindings(findings),
      tests: unproven === undefined ? better(before.tests, model, policy, baseline === undefined) : before.tests,
    },
    added: isToAdd ? fresh : [],
    mended: before.findings.flatMap((entry, index) => {
      const times = isJudged(entry.criterion) ? entry.times - (kept[index] ?? 0) : 0;
      return times === 0 ? [] : [{ ...entry, times }];
    }),
    notAdded: isToAdd ? [] : fresh,
    withoutNumbers: unproven?.found,
  };
}

interface Found extends BaselinedFinding {
  /** Whether this gate asks for it. */
  readonly isAsked: boolean;
  /** Whether it only follows from what no baseline excuses. */
  readonly isDerived: boolean;
}

function findingsOf(registry: readonly Criterion[], model: Model, policy: Policy): Found[] {
  const observed = registry
    .filter((criterion) => severityByLevel(criterion, policy) !== 'off')
    .flatMap((criterion) =>
      [...criterion.subjects(model, policy)].flatMap((subject) =>
        Array.from(criterion.judge(subject, model, policy), (observation) => ({ criterion, observation })),
      ),
    );
  const bySubject = new Map(
    observed.map(({ criterion, observation }) => [keyOf(criterion.id, observation.subject), observation]),
  );
  const isDerived = ({ cause }: Observation, depth = 0): boolean => {
    if (cause === undefined || depth > 8) return false;
    if (neverBaselined.includes(cause.criterion)) return true;
    const causing = bySubject.get(keyOf(cause.criterion, cause.subject ?? null));
    return causing !== undefined && isDerived(causing, depth + 1);
  };
  return observed
    .filter(({ criterion }) => !neverBaselined.includes(criterion.id))
    .map(({ criterion, observation }) => ({
      ...matterOf(criterion, observation),
      result: observation.result,
      times: 1,
      isAsked: isInGate(policy.gate, criterion),
      isDerived: isDerived(observation),
    }));
}

function keyOf(criterion: string, subject: string | null): string {
  return JSON.stringify([criterion, subject]);
}

/** By entry: of how many the matter is still found, however it stands now. */
function stillTrue(entries: readonly BaselinedFinding[], found: readonly Found[]): number[] {
  const left = counted(found, sameMatter);
  return entries.map((entry) => {
    const key = sameMatter(entry);
    const times = Math.min(entry.times, left.get(key) ?? 0);
    left.set(key, (left.get(key) ?? 0) - times);
    return times;
  });
}

/** What is found more often than it is excused. */
function beyond(found: readonly Found[], entries: readonly BaselinedFinding[]): BaselinedFinding[] {
  const excused = counted(entries, withResult);
  return merged(found).flatMap(({ criterion, subject, file, result, times }) => {
    const own = { criterion, subject, file, result, times };
    const more = times - (excused.get(withResult(own)) ?? 0);
    return more > 0 ? [{ ...own, times: more }] : [];
  });
}

function merged(findings: readonly BaselinedFinding[]): BaselinedFinding[] {
  const times = counted(findings, withResult);
  const one = new Map(findings.map((finding) => [withResult(finding), finding]));
  return sortedFindings(Array.from(one, ([key, finding]) => ({ ...finding, times: times.get(key) ?? 1 })));
}

function withResult(finding: BaselinedFinding): string {
  return `${sameMatter(finding)} ${finding.result}`;
}

function counted(
  findings: readonly BaselinedFinding[],
  key: (finding: BaselinedFinding) => string,
): Map<string, number> {
  const times = new Map<string, number>();
  for (const finding of findings) times.set(key(finding), (times.get(key(finding)) ?? 0) + finding.times);
  return times;
}

function observedOf(id: string, registry: readonly Criterion[], model: Model, policy: Policy): Observation[] {
  const criterion = registry.find((each) => each.id === id);
  const subjects = [...(criterion?.subjects(model, policy) ?? [])];
  return subjects.flatMap((subject) => [...(criterion?.judge(subject, model, policy) ?? [])]);
}

/** Numbers that only get better. How many skips are excused is taken down once, with the first findings. */
function better(before: TestNumbers, model: Model, { config }: Policy, isFirst: boolean): TestNumbers {
  const reports = once(model.reports);
  const reported = reports.reduce((n, { tests }) => n + tests.total, 0);
  const skips = reports
    .flatMap(({ cases }) => cases)
    .filter(({ result, reason }) => result === 'skipped' && (reason ?? '').trim() === '').length;
  const known = before.skipsAtMost ?? (isFirst ? (config.tests.skipsAtMost ?? skips) : undefined);
  const skipsAtMost = known === undefined ? undefined : Math.min(known, skips);
  const total = model.coverage.reduce((n, { lines }) => n + lines.total, 0);
  const covered = model.coverage.reduce((n, { lines }) => n + lines.covered, 0);
  const share = total === 0 ? 0 : Math.floor((covered * 1000) / total) / 10;
  const atLeast = Math.max(before.atLeast ?? 0, reported);
  const coverage = Math.max(before.coverage?.atLeast ?? 0, share);
  return {
    ...(atLeast > 0 && { atLeast }),
    ...(coverage > 0 && { coverage: { atLeast: coverage } }),
    ...(skipsAtMost !== undefined && skipsAtMost > 0 && { skipsAtMost }),
  };
}
