import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/message.ts';
import type {
  CriterionVerdict,
  Finding,
  PhaseId,
  PhaseState,
  PhaseVerdict,
  Requirement,
  Verdict,
} from '../../src/core/model.ts';
import { nextStep } from '../../src/core/next-step.ts';
import type { Answers, Edit } from '../../src/core/edit.ts';
import { accept } from '../../src/core/edits/accept.ts';
import { handOver } from '../../src/core/edits/hand-over.ts';
import { inOperation } from '../../src/core/edits/in-operation.ts';
import { newEnvironmentNote } from '../../src/core/edits/new-environment-note.ts';
import { newImprovement } from '../../src/core/edits/new-improvement.ts';
import { newRequirement } from '../../src/core/edits/new-requirement.ts';
import { recordFeasibility } from '../../src/core/edits/record-feasibility.ts';
import { recordTrial } from '../../src/core/edits/record-trial.ts';
import { refuse } from '../../src/core/edits/refuse.ts';
import { startLifeCycle } from '../../src/core/edits/start-life-cycle.ts';
import { written } from '../desk.ts';
import { reasonsOf } from '../../src/core/standing.ts';
import { judged } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { prepared } from '../scenarios.ts';
import { finding as blocking, requirement, stated } from './model-builder.ts';

const next = (repository: MemoryRepository): string => {
  const step = nextStep(judged(repository));
  return step === undefined ? 'nothing' : `${step.phase}: ${step.command ?? inEnglish(step.wanted)}`;
};

describe('The next step', () => {
  it('begins a life cycle where there is nothing, and a specification where there are only tests', () => {
    assert.equal(next({ files: {} }), 'requirements: tollgate.startLifeCycle');
    const report = '<testsuite><testcase name="x"/></testsuite>';
    assert.equal(next({ files: { 'test-results/junit.xml': report } }), 'requirements: tollgate.newSpecification');
    const feature = 'Feature: Pay\n\n  Scenario: by card\n    Given a cart\n';
    const repository = judged({ files: { 'features/pay.feature': feature } });
    assert.equal(nextStep(repository)?.place, null);
    assert.equal(nextStep(repository)?.command, 'tollgate.newSpecification');
    const empty = { files: { 'features/pay.feature': feature, 'docs/specs/a.md': '---\ntollgate: spec\n---\n# A\n' } };
    assert.equal(nextStep(judged(empty))?.place?.file, 'docs/specs/a.md');
    assert.equal(next(empty), 'requirements: tollgate.newRequirement');
  });

  it('mends the configuration first', () => {
    const step = nextStep(judged({ files: { 'tollgate.yaml': 'gate: [\n' } }));
    assert.equal(step?.place?.file, 'tollgate.yaml');
  });

  it('mends the configuration before whatever else cannot be read, as the reasons say', () => {
    const files = {
      'a/CHANGELOG.md': '# C\n<<<<<<< a\n',
      'docs/signoffs.yaml': 'x: [\n',
      'tollgate.yaml': 'gate: [\n',
    };
    const verdict = judged({ files });
    assert.notEqual(verdict.problems[0]?.place.file, 'tollgate.yaml');
    assert.equal(nextStep(verdict)?.place?.file, 'tollgate.yaml');
    assert.deepEqual([...new Set(reasonsOf(verdict).map(({ place }) => place?.file))], ['tollgate.yaml']);
  });

  it('leads through the phases one thing at a time', () => {
    let repository: MemoryRepository = { files: { 'package.json': '{}' } };
    const title = 'Invoicing';
    repository = written(repository, startLifeCycle, {
      title,
      customer: 'N',
      users: 'u',
      deadline: '2027-01-31',
    }).repository;
    assert.equal(next(repository), 'requirements: tollgate.newRequirement');
    repository = written(repository, newRequirement, { title: 'Total', criterion: 'It SHALL add up.' }).repository;
    assert.equal(next(repository), 'requirements: tollgate.recordFeasibility');
    repository = written(repository, recordFeasibility, { requirement: ['REQ-001'], verdict: 'yes' }).repository;
    assert.equal(next(repository), 'requirements: tollgate.signOff');
    const lighter = String(repository.files['tollgate.yaml']) + 'severities:\n  spec-signed-off: off\n';
    repository = { files: { ...repository.files, 'tollgate.yaml': lighter } };
    assert.equal(next(repository), 'design: tollgate.newArchitectureNote');
    const answers = {
      runtime: 'a',
      infrastructure: ['package.json'],
      configuration: 'c',
      delivery: 'd',
      rollback: 'e',
      requirements: ['REQ-001'],
    };
    repository = written(repository, newEnvironmentNote, answers).repository;
    assert.equal(next(repository), 'build: tollgate.linkToRequirement');
  });

  it('names what it is about', () => {
    const spec = '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 T\n';
    const step = nextStep(judged({ files: { 'a.md': spec } }));
    assert.deepEqual(step?.about, ['REQ-001', 'a.md']);
  });

  it('leads on where the gate is open: to the customer, and from there into operation', () => {
    let repository = prepared('delivery-open');
    const does = (edit: Edit, given: Answers): void => void (repository = written(repository, edit, given).repository);
    assert.equal(next(repository), 'release: tollgate.handOver');
    const handedOver = { environment: 'staging', by: 'D. Moreau', to: 'M. Lindqvist' };
    does(handOver, { artifact: 'src/labels.js', ...handedOver });
    assert.equal(next(repository), 'release: tollgate.recordTrial');
    const tried = { how: 'by hand', witness: 'M. Lindqvist' };
    does(recordTrial, { criteria: ['REQ-001/1', 'REQ-001/2', 'REQ-002/1'], verdict: 'failed', ...tried });
    does(refuse, { reopens: 'design', remarks: 'too slow', by: 'M. Lindqvist' });
    const step = nextStep(judged(repository));
    assert.equal(step && inEnglish(step.found), 'M. Lindqvist refused 1.0.0: too slow');
    assert.deepEqual([step?.phase, step?.command], ['design', 'tollgate.handOver']);
    does(handOver, { artifact: 'docs/specs/parcels.md', ...handedOver });
    assert.equal(next(repository), 'design: tollgate.recordTrial');
    does(recordTrial, { criteria: ['REQ-001/1', 'REQ-001/2', 'REQ-002/1'], verdict: 'passed', ...tried });
    assert.equal(next(repository), 'design: tollgate.accept');
    does(accept, { by: 'M. Lindqvist' });
    assert.equal(next(repository), 'release: tollgate.inOperation');
    does(inOperation, { observed: 'no errors', by: 'D. Moreau' });
    assert.equal(next(repository), 'requirements: tollgate.newImprovement');
    does(newImprovement, { improves: 'REQ-001', release: '1.1' });
    assert.equal(next(repository), 'requirements: the word of the customer on it: `State: agreed` instead of `draft`');
    const path = 'docs/specs/parcels.md';
    const agreed = String(repository.files[path]).replace('- State: draft', '- State: agreed');
    repository = { files: { ...repository.files, [path]: agreed } };
    assert.equal(next(repository), 'requirements: tollgate.newRelease');
  });

  it('is nothing where nothing blocks', () => {
    const files = {
      'tollgate.yaml': 'gate: tests\n',
      'test-results/junit.xml': '<testsuite><testcase name="x"/></testsuite>',
    };
    assert.equal(next({ files }), 'nothing');
  });
});

describe('The next step of several', () => {
  const ran = judged({ files: { 'test-results/junit.xml': '<testsuite><testcase name="x"/></testsuite>' } });
  const phase = (id: PhaseId, state: PhaseState, ...because: readonly string[]): PhaseVerdict => ({
    id,
    state,
    because,
  });
  const finding = (id: string, criterion: string, more: Partial<Finding> = {}): Finding =>
    blocking(id, { criterion, ...more });
  const criterion = (id: string, phaseId: PhaseId): CriterionVerdict => {
    const [first] = ran.criteria;
    assert.ok(first);
    return { ...first, id, phase: phaseId };
  };
  const of = (findings: readonly Finding[], phases: readonly PhaseVerdict[], more: Partial<Verdict> = {}): Verdict => ({
    ...ran,
    criteria: [
      criterion('ids-unique', 'requirements'),
      criterion('tasks-done', 'build'),
      criterion('tests-pass', 'test'),
      // An ID means its first criterion.
      criterion('tests-pass', 'release'),
    ],
    findings,
    phases,
    ...more,
  });
  const place = { file: 'a.md', line: 3, column: 1 };
  const inOperation = (...requirements: readonly Requirement[]): Verdict =>
    of([], [phase('release', 'done')], {
      release: '1.0',
      requirements: requirements.map((each) => ({
        requirement: { ...each, place },
        ...{ verified: true, notes: [], code: [], tests: [], isLinked: false, signatures: [] },
      })),
    });
  const agreed = (id: string, version: string): Requirement => requirement({ id, release: stated(version) });
  const draft = (id: string): Requirement => requirement({ id, state: 'draft', release: stated('1.2') });
  const nothingRead = { ...ran.read, specifications: 0, notes: 0, reports: 0, notUnderstood: [] };
  const unread = (more: Partial<Verdict>): Verdict =>
    of([finding('tests', 'tests-pass')], [phase('test', 'in-work')], {
      read: nothingRead,
      results: { ...ran.results, reports: [] },
      ...more,
    });

  for (const [what, verdict, ...expected] of [
    [
      'is in the earliest phase that is not done',
      of(
        [finding('tests', 'tests-pass'), finding('tasks', 'tasks-done')],
        [phase('requirements', 'done'), phase('build', 'in-work'), phase('test', 'in-work')],
      ),
      'build: tasks',
    ],
    [
      'is in no phase that is done',
      of(
        [finding('ids', 'ids-unique'), finding('tests', 'tests-pass')],
        [phase('requirements', 'done', 'ids'), phase('test', 'in-work')],
      ),
      'test: tests',
    ],
    [
      'is what sends back before what merely belongs there',
      of(
        [finding('ids', 'ids-unique'), finding('tests', 'tests-pass')],
        [phase('requirements', 'rework', 'tests'), phase('test', 'in-work')],
      ),
      'requirements: tests',
    ],
    [
      'comes in the order of the criteria, then of the findings',
      of(
        [finding('later', 'tests-pass'), finding('first', 'tasks-done'), finding('second', 'tasks-done')],
        [phase('build', 'in-work', 'second', 'later', 'first')],
      ),
      'build: first',
    ],
    [
      'is the cause, not what comes of it',
      of(
        [finding('ids', 'ids-unique', { causedBy: 'tests' }), finding('tests', 'tests-pass')],
        [phase('requirements', 'in-work'), phase('test', 'in-work')],
      ),
      'test: tests',
    ],
    [
      'is what comes of something that is in nobody’s way',
      of([finding('ids', 'ids-unique', { causedBy: 'tests' })], [phase('requirements', 'in-work')]),
      'requirements: ids',
    ],
    [
      'is in the phase of its criterion where no phase asks for it',
      of([finding('tests', 'tests-pass')], [phase('requirements', 'done')]),
      'test: tests',
    ],
    [
      'blocks, although a warning is named earlier',
      of(
        [finding('ids', 'ids-unique', { severity: 'warn' }), finding('tests', 'tests-pass')],
        [phase('requirements', 'in-work', 'ids'), phase('test', 'in-work', 'tests')],
      ),
      'test: tests',
    ],
    [
      'is a warning where nothing blocks and a phase names it',
      of(
        [finding('other', 'ids-unique', { severity: 'warn' }), finding('tests', 'tests-pass', { severity: 'warn' })],
        [phase('requirements', 'done'), phase('test', 'in-work', 'tests')],
      ),
      'test: tests',
    ],
    [
      'is no warning that no phase names',
      of([finding('ids', 'ids-unique', { severity: 'warn' })], [phase('requirements', 'in-work')]),
    ],
    [
      'is nothing that is excused',
      of([finding('tests', 'tests-pass', { baselined: true })], [phase('test', 'in-work', 'tests')]),
    ],
    ['is nothing where no release runs', of([], [phase('release', 'done')], { release: null })],
    [
      'is no improvement before all is done',
      of([], [phase('test', 'done'), phase('release', 'in-work')], { release: '1.0.0' }),
    ],
    [
      'is an improvement where all is done',
      inOperation(agreed('REQ-1', '1.0')),
      'requirements: 1.0 is in operation',
      'what the next release does better',
      'tollgate.newImprovement',
    ],
    [
      'is the first draft where all is done',
      inOperation(requirement(), draft('REQ-1'), draft('REQ-2')),
      'requirements: REQ-1 is a draft',
      'the word of the customer on it: `State: agreed` instead of `draft`',
      'REQ-1',
      'a.md',
    ],
    [
      'is the first that is agreed for a later release, before any draft',
      inOperation(draft('REQ-1'), agreed('REQ-2', '1.0'), agreed('REQ-3', '1.1'), agreed('REQ-4', '1.2')),
      'requirements: REQ-3 is agreed for 1.1',
      'the protocol of that release, with which it is judged',
      'tollgate.newRelease',
      'REQ-3',
      'a.md',
    ],
    [
      'begins a life cycle where nothing was read',
      unread({}),
      'requirements: no life cycle has begun here',
      'a life cycle: `tollgate.yaml` and a first specification',
      'tollgate.startLifeCycle',
    ],
    ['begins none where a level is chosen', unread({ level: 'tests' }), 'test: tests'],
    ...[
      { specifications: 1, notes: 1 },
      { specifications: 1, reports: 1 },
      { reports: 1, notUnderstood: [{ convention: 'kiro', title: 'Kiro', folder: '.kiro', files: 1 }] },
    ].map(
      (some) =>
        [
          `begins none where there is ${Object.keys(some).join(' and ')}`,
          unread({ read: { ...nothingRead, ...some } }),
          'test: tests',
        ] as const,
    ),
    [
      'is what cannot be read, and no small matter',
      of([], [], {
        verdict: 'error',
        problems: ['small', 'first', 'second'].map((text) => ({
          kind: 'problem',
          spoils: 'config',
          place,
          found: { text, args: {} },
          wanted: { text: 'else', args: {} },
          minor: text === 'small',
        })),
      }),
      'requirements: first',
      'else',
      'a.md',
    ],
    ['is nothing where nothing is told of what cannot be read', of([], [], { verdict: 'error', problems: [] })],
    [
      'leaves to a person whether an ID is mistaken',
      of(
        [finding('tasks', 'tasks-done', { subject: 'REQ-9', place, fix: 'tollgate.newRequirement' })],
        [phase('build', 'in-work')],
      ),
      'build: tasks',
      'else',
      'REQ-9',
      'a.md',
    ],
    [
      'is the first requirement of a specification that is there',
      of(
        [finding('ids', 'ids-unique', { place, fix: 'tollgate.newSpecification' })],
        [phase('requirements', 'in-work')],
      ),
      'requirements: ids',
      'the first requirement',
      'tollgate.newRequirement',
      'a.md',
    ],
  ] as const) {
    it(what, () => {
      const step = nextStep(verdict);
      const told = step && [
        `${step.phase}: ${inEnglish(step.found)}`,
        inEnglish(step.wanted),
        ...('command' in step ? [step.command] : []),
        ...step.about,
      ];
      const [found, ...rest] = expected;
      assert.deepEqual(told, found === undefined ? undefined : [found, ...(rest.length === 0 ? ['else'] : rest)]);
    });
  }
});
