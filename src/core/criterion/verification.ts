/** Whether a requirement is verified, and if not, exactly why not. */
import type { Observation, Policy } from '../criterion.ts';
import { grouped } from '../grouped.ts';
import { criterionId } from '../ids.ts';
import { message } from '../message.ts';
import type { Message, Model, Place, Report, Requirement, TestCase, TestLink } from '../model.ts';
import { byPerson, failedByPerson } from './by-person.ts';
import { asksOthers, isOfKind, neededTests } from './needed-kinds.ts';
import { isProvenByOthers, type OpenBelow, openBelow, openBelowAll } from './refined.ts';
import { isRetiredLater } from './scoped.ts';
import { whyStale } from './stale.ts';

/** Nothing where it is verified. */
export function* verificationGaps(requirement: Requirement, model: Model, policy: Policy): Generator<Observation> {
  yield* ownGaps(requirement, model, policy);
  if (isRetiredLater(requirement, policy.today) || requirement.verifyBy !== 'test') return;
  if (isProvenByOthers(requirement, model) || asksOthers(requirement)) {
    if (failedByPerson(requirement, model, policy) !== undefined) return;
    const isOpen = (each: Requirement): boolean => ownGaps(each, model, policy).next().done !== true;
    yield* openBelow(requirement, model, isOpen, () => {
      const known = wholeOf.get(model);
      if (known?.policy === policy) return known.open;
      const open = openBelowAll(model, isOpen);
      wholeOf.set(model, { policy, open });
      return open;
    });
  }
}

const wholeOf = new WeakMap<Model, { readonly policy: Policy; readonly open: OpenBelow }>();

/** What is to be shown of it itself. */
function* ownGaps(requirement: Requirement, model: Model, policy: Policy): Generator<Observation> {
  if (isRetiredLater(requirement, policy.today)) {
    yield retiredLater(requirement);
    return;
  }
  const failed = failedByPerson(requirement, model, policy);
  if (failed !== undefined) yield failed;
  else if (requirement.verifyBy !== 'test') yield* byPerson(requirement, model, policy);
  else if (!isProvenByOthers(requirement, model)) yield* byTest(requirement, model, policy);
}

function retiredLater({ id, place, retired }: Requirement): Observation {
  return {
    result: 'unverified',
    subject: id,
    place,
    found: message('{id} is retired only on {on}, and nothing asks for it until then', { id, on: retired?.on ?? '' }),
    wanted: message('no such state before that day'),
  };
}

interface Reported {
  readonly report: Report;
  readonly case: TestCase;
}

export function hasFailed({ case: { result } }: Reported): boolean {
  return result === 'failed' || result === 'error';
}

/** A case that passed, in a report that speaks for this content. */
export function proves(reported: Reported, policy: Pick<Policy, 'freshness' | 'level'>): boolean {
  return reported.case.result === 'passed' && whyStale(reported.report.file, policy) === undefined;
}

/** The first of all their cases; loops, because thousands of requirements are asked after each run. */
function caseOf(links: readonly TestLink[], is: (each: Reported) => boolean): Reported | undefined {
  for (const { cases } of links) for (const each of cases) if (is(each)) return each;
  return undefined;
}

function* byTest(requirement: Requirement, model: Model, policy: Policy): Generator<Observation> {
  const links = model.trace.verifications(requirement);
  const failure = caseOf(links, (each) => hasFailed(each) && policy.freshness.of(each.report.file).fresh);
  if (failure !== undefined) {
    yield {
      result: 'fails',
      subject: requirement.id,
      place: requirement.place,
      found: message('a test of {id} fails: {test}', { id: requirement.id, test: failure.case.name }),
      wanted: message('every linked test passes'),
      cause: { criterion: 'tests-pass', subject: failure.case.name },
      kind: 'failed-test',
    };
    return;
  }
  const proven = (link: TestLink): boolean => link.cases.some((each) => proves(each, policy));
  const kinds = neededTests(requirement);
  if (kinds.length > 0 && links.length > 0) {
    yield* byKind(requirement, kinds, links, policy);
    return;
  }
  const forAll = links.filter((link) => link.criterion === undefined);
  if (forAll.some(proven)) return;
  if (forAll.length === links.length || requirement.criteria.length === 0) {
    yield gap({ id: requirement.id, place: requirement.place, kind: 'requirement' }, nearestOf(links, policy), policy);
    return;
  }
  const byCriterion = grouped(links, ({ criterion }) => criterion);
  const nearest = nearestOf(forAll, policy);
  for (const { number, place } of requirement.criteria) {
    const own = byCriterion.get(number) ?? [];
    if (own.some(proven)) continue;
    const unproven = { id: criterionId(requirement.id, number), place, kind: 'criterion' } as const;
    yield gap(unproven, { ...nearest, ...nearestOf(own, policy) }, policy);
  }
}

/** A test of each kind; those of which none is linked are told together. */
function* byKind(
  { id, place }: Requirement,
  kinds: readonly string[],
  links: readonly TestLink[],
  policy: Policy,
): Generator<Observation> {
  const lacking: string[] = [];
  for (const kind of kinds) {
    const own = links.filter((link) => isOfKind(link, kind, kinds));
    if (own.length === 0) lacking.push(kind);
    else if (!own.some(({ cases }) => cases.some((each) => proves(each, policy))))
      yield gap({ id, place, kind: 'requirement' }, nearestOf(own, policy), policy);
  }
  const [first] = lacking;
  if (first === undefined) return;
  yield {
    result: 'unverified',
    subject: id,
    place,
    found: message('no test of the kind {kinds} is linked to {id}', { id, kinds: lacking }),
    wanted: message('`[{kind}->{id}]` above a test', { id, kind: first }),
    kind: 'kind-without-test',
    ...withoutReports(policy),
  };
}

interface Unproven {
  readonly id: string;
  readonly place: Place;
  readonly kind: 'requirement' | 'criterion';
}

/** What comes nearest to a proof. */
interface Nearest {
  readonly stale?: Reported;
  readonly skipped?: Reported;
  readonly lost?: TestLink;
}

/** Of links that do not prove. */
function nearestOf(links: readonly TestLink[], policy: Policy): Nearest {
  const stale = caseOf(
    links,
    (each) => each.case.result !== 'skipped' && whyStale(each.report.file, policy) !== undefined,
  );
  const skipped = caseOf(links, () => true);
  const [lost] = links;
  return { ...(stale && { stale }), ...(skipped && { skipped }), ...(lost && { lost }) };
}

/** Why links that do not prove, do not: the nearest miss is named. */
function gap({ id, place, kind }: Unproven, { stale, skipped, lost }: Nearest, policy: Policy): Observation {
  if (stale !== undefined) {
    return {
      result: 'unverified',
      subject: id,
      place,
      found: message('the test of {id} ran, but {because}', { id, because: whyStale(stale.report.file, policy) ?? '' }),
      wanted: onThisContent,
      cause: { criterion: 'results-fresh', subject: stale.report.file },
      kind: 'stale-test',
      fix: 'tollgate.runTests',
    };
  }
  const base = { result: 'unverified', subject: id, place, ...withoutReports(policy) } as const;
  if (skipped !== undefined) {
    return {
      ...base,
      found: message('the test of {id} was skipped: {test}', { id, test: skipped.case.name }),
      wanted: message('a test that runs and passes'),
      kind: 'skipped-test',
    };
  }
  if (lost !== undefined) {
    return {
      ...base,
      place: lost.reference?.place ?? place,
      found: message('{id}: linked test not found in a report ({because})', { id, because: whyLost(lost) }),
      wanted: message('a reported test whose name is the declared one, or carries the ID'),
      kind: 'lost-test',
    };
  }
  return {
    ...base,
    found: message('{id} has no linked test', { id }),
    wanted: message('`@req {id}` above a reported test, or the ID in its name', { id }),
    kind: kind === 'requirement' ? 'no-linked-test' : 'criterion-without-test',
    fix: 'tollgate.newTest',
  };
}

const onThisContent = message('a run on the content that is here now');

/** Without any reported test nothing can be linked: then that is the one thing to say. */
function withoutReports({ isTested }: Policy): Pick<Observation, 'cause'> {
  return isTested ? {} : { cause: { criterion: 'results-present' } };
}

function whyLost({ lost, reference }: TestLink): Message {
  const test = reference?.target?.name ?? '';
  switch (lost) {
    case 'several-candidates':
      return message('several reported tests could be meant');
    case 'fewer-results':
      return message('a test of another file would be reported alike, and fewer results are there than such tests');
    case 'reported-elsewhere':
      return message('what is reported under that name is of another file, class or suite, or nothing tells of which');
    case 'no-test':
      return message('no test is known where the reference stands');
    case 'told-alike':
      return message('another test of the file is reported alike');
    case 'replaced':
      return message('another test of its name further down takes its place');
    case 'suite-unknown':
      return message('nothing in its file tells which test runs its suite');
    case 'name-unknown':
      return message('its name, or that of what is around it, is computed when it runs');
    case 'not-reported':
    case undefined:
  }
  return test === '' || reference?.target?.what !== 'test'
    ? message('no test that it stands at is reported')
    : message('no case is called “{test}”', { test });
}
