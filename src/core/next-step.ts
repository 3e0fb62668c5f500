import { message } from './message.ts';
import type { Finding, Message, PhaseId, Place, Requirement, Verdict } from './model.ts';
import { configurationMistakes, isBlocking, isExcused } from './standing.ts';
import { compareVersions } from './versions.ts';

/** The one thing that moves the current phase. */
export interface NextStep {
  readonly phase: PhaseId;
  readonly found: Message;
  readonly wanted: Message;
  readonly place: Place | null;
  /** IDs and paths that it is about, the likeliest first. */
  readonly about: readonly string[];
  /** The command that does it, or begins it; undefined where only a person at the place can. */
  readonly command?: string;
}

/**
 * What to do next: the first thing that the earliest unfinished phase lacks, or that sent work back to it. Where nothing blocks the gate
 * any more, what the life cycle still asks for beyond it, up to the operation, and then the improvement after it. Findings that another
 * causes are no step: they go with it. Undefined where nothing is left that anybody asked for.
 */
export function nextStep(verdict: Verdict): NextStep | undefined {
  if (verdict.verdict === 'error') return mending(verdict);
  if (isUntouched(verdict)) return beginning;
  const named = new Set(verdict.phases.flatMap(({ because }) => because));
  const beyond = verdict.findings.filter((each) => named.has(each.id) && !isExcused(each));
  return firstOf(verdict.findings.filter(isBlocking), verdict) ?? firstOf(beyond, verdict) ?? improvement(verdict);
}

/** In the earliest phase that is not done: what sent work back to it or keeps it from being done, before what merely belongs to it. */
function firstOf(findings: readonly Finding[], verdict: Verdict): NextStep | undefined {
  const ids = new Set(findings.map(({ id }) => id));
  const roots = findings.filter(({ causedBy }) => causedBy === null || !ids.has(causedBy));
  for (const { id: phase, state, because } of verdict.phases) {
    if (state === 'done') continue;
    const named = new Set(because);
    const finding =
      earliest(
        findings.filter(({ id }) => named.has(id)),
        verdict,
      ) ??
      earliest(
        roots.filter((each) => phaseOf(each, verdict) === phase),
        verdict,
      );
    if (finding !== undefined) return step(finding, phase);
  }
  const left = earliest(roots, verdict);
  return left === undefined ? undefined : step(left, phaseOf(left, verdict) ?? 'requirements');
}

function step({ found, wanted, place, subject, fix }: Finding, phase: PhaseId): NextStep {
  // A specification that is there asks for its first requirement.
  const isBegun = fix === 'tollgate.newSpecification' && place !== null;
  // Whether an ID is mistaken or ahead of its requirement, only a person can tell.
  const command = isBegun ? 'tollgate.newRequirement' : fix === 'tollgate.newRequirement' ? null : fix;
  const asked = isBegun ? message('the first requirement') : wanted;
  const about = [...(subject === null ? [] : [subject]), ...(place === null ? [] : [place.file])];
  return { phase, found, wanted: asked, place, about, ...(command !== null && { command }) };
}

function mending(verdict: Verdict): NextStep | undefined {
  const [mistake] = configurationMistakes(verdict);
  return mistake && { phase: 'requirements', ...mistake, about: [mistake.place.file] };
}

const beginning: NextStep = {
  phase: 'requirements',
  found: message('no life cycle has begun here'),
  wanted: message('a life cycle: `tollgate.yaml` and a first specification'),
  place: null,
  about: [],
  command: 'tollgate.startLifeCycle',
};

/** Neither a document nor a report, and nobody has chosen a level: with tests alone there is a choice. */
function isUntouched({ read, results, level }: Verdict): boolean {
  const { specifications, notes, reports, notUnderstood } = read;
  return (
    specifications + notes + reports + notUnderstood.length + results.reports.length === 0 && level === 'requirements'
  );
}

/** What runs is improved: by what is agreed for a later release, by a draft that waits to be agreed on, or by one still to be written. */
function improvement({ phases, release, requirements }: Verdict): NextStep | undefined {
  if (release === null || phases.some(({ state }) => state !== 'done')) return undefined;
  const phase = 'requirements';
  const all = requirements.map(({ requirement }) => requirement);
  const isLater = (own: Requirement['release']): boolean =>
    own !== undefined && compareVersions(own.value, release) > 0;
  const agreed = all.find((each) => each.state === 'agreed' && isLater(each.release));
  if (agreed !== undefined) {
    const { id, place, release: later } = agreed;
    return {
      phase,
      found: message('{id} is agreed for {release}', { id, release: later?.value ?? '' }),
      wanted: message('the protocol of that release, with which it is judged'),
      place,
      about: [id, place.file],
      command: 'tollgate.newRelease',
    };
  }
  const draft = all.find(({ state }) => state === 'draft');
  if (draft !== undefined) {
    const { id, place } = draft;
    return {
      phase,
      found: message('{id} is a draft', { id }),
      wanted: message('the word of the customer on it: `State: agreed` instead of `draft`'),
      place,
      about: [id, place.file],
    };
  }
  return {
    phase,
    found: message('{release} is in operation', { release }),
    wanted: message('what the next release does better'),
    place: null,
    about: [],
    command: 'tollgate.newImprovement',
  };
}

/** In the order of the criteria, then of the findings. */
function earliest(findings: readonly Finding[], { criteria }: Verdict): Finding | undefined {
  const rank = (finding: Finding): number => criteria.findIndex(({ id }) => id === finding.criterion);
  return findings.reduce<Finding | undefined>(
    (first, each) => (first === undefined || rank(each) < rank(first) ? each : first),
    undefined,
  );
}

function phaseOf({ criterion }: Finding, { criteria }: Verdict): PhaseId | undefined {
  return criteria.find(({ id }) => id === criterion)?.phase;
}
