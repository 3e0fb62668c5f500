import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/message.ts';
import { nextStep } from '../../src/core/next-step.ts';
import { newEnvironmentNote } from '../../src/core/edits/new-environment-note.ts';
import { newRequirement } from '../../src/core/edits/new-requirement.ts';
import { recordFeasibility } from '../../src/core/edits/record-feasibility.ts';
import { startLifeCycle } from '../../src/core/edits/start-life-cycle.ts';
import { written } from '../desk.ts';
import { judged } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';

const next = (repository: MemoryRepository): string => {
  const step = nextStep(judged(repository));
  return step === undefined ? 'nothing' : `${step.phase}: ${step.command ?? inEnglish(step.wanted)}`;
};

describe('The next step', () => {
  it('begins a life cycle where there is nothing, and a specification where there are only tests', () => {
    assert.equal(next({ files: {} }), 'requirements: tollgate.startLifeCycle');
    const report = '<testsuite><testcase name="x"/></testsuite>';
    assert.equal(next({ files: { 'test-results/junit.xml': report } }), 'requirements: tollgate.newSpecification');
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

  it('is nothing where nothing blocks', () => {
    const files = {
      'tollgate.yaml': 'gate: tests\n',
      'test-results/junit.xml': '<testsuite><testcase name="x"/></testsuite>',
    };
    assert.equal(next({ files }), 'nothing');
  });
});
