import { message } from './message.ts';
import type { Finding, Message, PhaseId, Place, Verdict } from './model.ts';
import { inTheWay, isBlocking } from './standing.ts';

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
 * What to do next: the first thing that the earliest unfinished phase lacks, or that sent work back to it. Undefined where nothing blocks.
 * Findings that another causes are no step: they go with it.
 */
export function nextStep(verdict: Verdict): NextStep | undefined {
  if (verdict.verdict === 'error') return mending(verdict);
  if (isUntouched(verdict)) return beginning;
  const blocking = new Map(verdict.findings.filter(isBlocking).map((each) => [each.id, each]));
  const roots = inTheWay(verdict);
  for (const { id: phase, state, because } of verdict.phases) {
    if (state === 'done') continue;
    const named = because.map((id) => blocking.get(id)).find((each) => each !== undefined);
    const finding =
      named ??
      earliest(
        roots.filter((each) => phaseOf(each, verdict) === phase),
        verdict,
      );
    if (finding !== undefined) return step(finding, phase, verdict);
  }
  const left = earliest(roots, verdict);
  return left === undefined ? undefined : step(left, phaseOf(left, verdict) ?? 'requirements', verdict);
}

function step({ found, wanted, place, subject, fix }: Finding, phase: PhaseId, { read }: Verdict): NextStep {
  // A specification that is there asks for its first requirement.
  const isBegun = fix === 'tollgate.newSpecification' && read.specifications > 0;
  const command = isBegun ? 'tollgate.newRequirement' : fix;
  const asked = isBegun ? message('the first requirement') : wanted;
  const about = [...(subject === null ? [] : [subject]), ...(place === null ? [] : [place.file])];
  return { phase, found, wanted: asked, place, about, ...(command !== null && { command }) };
}

function mending({ problems }: Verdict): NextStep | undefined {
  const problem = problems.find(({ minor }) => minor !== true);
  return problem && { phase: 'requirements', ...problem, about: [problem.place.file] };
}

const beginning: NextStep = {
  phase: 'requirements',
  found: message('nothing has begun here'),
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
