import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/message.ts';
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
import { judged } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { prepared } from '../scenarios.ts';

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
