import assert from 'node:assert/strict';
import { finish, readRepository } from '../../src/core/index.ts';
import type { ManualResult, Reference, Task, TaskList } from '../../src/core/model.ts';
import {
  type Changes,
  defect,
  judged,
  note,
  place,
  requirement,
  said,
  stated,
  subjectsOf,
  world,
} from './model-builder.ts';

import { judged as judgedIn, readIn } from '../judged.ts';
import { memoryFiles, type MemoryRepository } from '../memory-files.ts';

describe('components-present and infrastructure-present', () => {
  it('look for a file with content', () => {
    assert.deepEqual(said('componentsPresent', world({ files: [] })), [
      'fails printing: component printing: no file with content at `src/printing`',
    ]);
    assert.deepEqual(said('infrastructurePresent', world({ files: [] })), [
      'fails deploy/compose.yaml: infrastructure: no file with content at `deploy/compose.yaml`',
    ]);
  });
  it('take white space for no content, also where it is all that is left', () => {
    const at = (text: string): MemoryRepository => ({
      files: {
        'docs/architecture/0001-a.md': '---\nstatus: accepted\ncomponents:\n  api: src\n---\n# A\n',
        'src/api.ts': text,
      },
    });
    const open = (text: string): string[] =>
      judgedIn(at(text)).findings.flatMap((each) => (each.criterion === 'components-present' ? [each.id] : []));
    const missing = ['components-present:api:docs/architecture/0001-a.md'];
    for (const blank of ['', ' \r\n\t\n', '\uFEFF', '\uFEFF\n\n'])
      assert.deepEqual(open(blank), missing, JSON.stringify(blank));
    assert.deepEqual(open('\uFEFF\n;'), []);
    const known = readIn(at('x'));
    assert.equal(known.model.tree.nonEmptyFilesAt('src'), 1);
    const again = finish(readRepository(memoryFiles(at('\n')), undefined, undefined, known, true));
    assert.equal(again.model.tree.nonEmptyFilesAt('src'), 0);
  });
  it('ask for the path of a component that has none, though every file lies there', () => {
    const labels = { name: 'labels', path: '', place: place('docs/architecture/0001-printing.md', 6) };
    assert.deepEqual(
      said('componentsPresent', world({ model: { notes: [note({ components: [labels] })] }, files: [''] })),
      ['fails labels: the component labels has no path'],
    );
  });
  it('expect nothing from proposals and from the past, or where no note names any', () => {
    for (const status of ['proposed', 'superseded']) {
      assert.equal(subjectsOf('componentsPresent', world({ model: { notes: [note({ status })] } })), 0);
      assert.equal(subjectsOf('infrastructurePresent', world({ model: { notes: [note({ status })] } })), 0);
    }
    assert.equal(subjectsOf('componentsPresent', world({ model: { notes: [] } })), 0);
  });
});

describe('requirements-implemented', () => {
  it('misses a reference in code', () => {
    assert.deepEqual(said('requirementsImplemented', world({ model: { references: [] } })), [
      'fails REQ-007: no code references REQ-007',
    ]);
  });
  it('does not take a test for an implementation', () => {
    const references = [reference('REQ-007', { role: 'verifies' })];
    assert.equal(said('requirementsImplemented', world({ model: { references } })).length, 1);
  });
});

describe('references-resolve', () => {
  const pointing = (...references: Reference[]) => world({ model: { references } });
  it('finds what leads nowhere, with a suggestion', () => {
    const [found] = judged('referencesResolve', pointing(reference('REQ-070')));
    assert.equal(found?.says, 'no requirement is called REQ-070');
    assert.equal(found?.asks, 'REQ-007, perhaps');
    assert.deepEqual(found?.place, place('src/a.ts', 3));
  });
  it('finds criteria that a requirement has not', () => {
    assert.deepEqual(said('referencesResolve', pointing(reference('REQ-007', { criterion: '2' }))), []);
    assert.deepEqual(said('referencesResolve', pointing(reference('REQ-007', { criterion: '3' }))), [
      'fails REQ-007/3: REQ-007 has no acceptance criterion 3',
    ]);
    assert.equal(
      judged('referencesResolve', pointing(reference('REQ-007', { criterion: '3' })))[0]?.asks,
      'one of 1, 2',
    );
    const [only] = requirement().criteria;
    const bent = world({
      requirements: [requirement({ criteria: only === undefined ? [] : [only] })],
      model: { references: [reference('REQ-007', { criterion: '3' })] },
    });
    assert.equal(judged('referencesResolve', bent)[0]?.asks, 'REQ-007/1, the only one');
  });
  it('finds what is retired, with the reason', () => {
    const retired = requirement({ state: 'retired', retired: { on: '2026-10-01', reason: 'nobody prints' } });
    const bent = world({ requirements: [retired], model: { notes: [], references: [reference('REQ-007')] } });
    assert.deepEqual(said('referencesResolve', bent), ['fails REQ-007: REQ-007 is retired: nobody prints']);
  });
  it('never chooses between two', () => {
    const two = [requirement({ id: '001-a/REQ-007' }), requirement({ id: '002-b/REQ-007' })];
    const bent = world({ requirements: two, model: { notes: [], references: [reference('REQ-007')] } });
    assert.deepEqual(said('referencesResolve', bent), [
      'fails REQ-007: REQ-007 may be any of: 001-a/REQ-007, 002-b/REQ-007',
    ]);
  });
  it('leaves the IDs of others alone', () => {
    const bent = pointing(reference('JIRA-12'));
    assert.deepEqual(said('referencesResolve', bent), []);
    assert.equal(subjectsOf('referencesResolve', bent), 1, 'the one of the note');
  });
  it('reads notes and defects too, as long as they are in force', () => {
    const pointingAt = (status: string, state: 'open' | 'closed') =>
      world({
        model: {
          references: [],
          notes: [note({ status, satisfies: [stated('REQ-070', 'docs/architecture/0001-printing.md', 4)] })],
          defects: [
            defect({ status: state, requirement: stated('REQ-071/2', 'docs/defects/BUG-001-empty-page.md', 3) }),
          ],
        },
      });
    assert.deepEqual(
      judged('referencesResolve', pointingAt('accepted', 'open')).map(({ subject }) => subject),
      ['REQ-070', 'REQ-071/2'],
    );
    assert.deepEqual(said('referencesResolve', pointingAt('superseded', 'closed')), []);
  });
  it('asks whom a result that failed is about, whatever its prefix', () => {
    const result = (requirement: string, changes: Partial<ManualResult> = {}): ManualResult => ({
      kind: 'result',
      requirement,
      method: 'inspection',
      verdict: 'failed',
      by: 'T. Ester',
      on: '2026-11-20',
      digest: '7'.repeat(64),
      evidence: '',
      place: place('docs/results.yaml', 2),
      ...changes,
    });
    const recorded = (...results: ManualResult[]) => said('referencesResolve', world({ model: { results } }));
    assert.deepEqual(recorded(result('REQ-070')), ['fails REQ-070: no requirement is called REQ-070']);
    assert.deepEqual(recorded(result('RQE-007')), ['fails RQE-007: no requirement is called RQE-007']);
    assert.deepEqual(recorded(result('REQ-007')), [], 'told where it is judged');
    const passed = result('REQ-070', { verdict: 'passed' });
    assert.deepEqual(recorded(passed), [], 'what passed proves nothing there, and hides nothing');
    assert.deepEqual(recorded(result('REQ-070'), passed), [], 'later, on the same day');
    assert.deepEqual(recorded({ ...passed, on: '2026-11-21' }, result('REQ-070')), [], 'later, further up');
    assert.equal(recorded(passed, result('REQ-070')).length, 1);
    assert.equal(recorded(result('REQ-070'), { ...passed, on: '2026-11-19' }).length, 1);
    assert.equal(recorded(result('REQ-070'), { ...passed, requirement: 'REQ-007' }).length, 1);
    assert.equal(recorded(result('REQ-070'), { ...passed, method: 'analysis' }).length, 1);
  });
});

function reference(id: string, changes: Partial<Reference> = {}): Reference {
  return { kind: 'reference', tag: 'req', id, place: place('src/a.ts', 3), role: 'implements', ...changes };
}

describe('tasks-done', () => {
  const task = (changes: Partial<Task> = {}): Task => ({
    id: '1.1',
    text: 'Lock',
    state: 'open',
    requirements: [],
    place: place('.kiro/specs/login/tasks.md', 3),
    ...changes,
  });
  const listed = (tasks: readonly Task[], more: Changes = {}, list: Partial<TaskList> = {}) =>
    said(
      'tasksDone',
      world({
        ...more,
        model: { tasks: [{ kind: 'tasks', convention: 'kiro', place: place('t.md'), tasks, ...list }], ...more.model },
      }),
    );
  it('names what is open, ticked in half, or without a number', () => {
    assert.deepEqual(listed([task(), task({ state: 'done' }), task({ id: undefined, state: 'other' })]), [
      'fails 1.1: task 1.1 is open: Lock',
      'fails Lock: a task is open: Lock',
    ]);
  });
  it('leaves alone what is optional, and what is only proposed', () => {
    assert.deepEqual(listed([task({ optional: true })]), []);
    assert.deepEqual(listed([task()], {}, { change: 'proposed' }), []);
    assert.equal(listed([task()], {}, { change: 'archived' }).length, 1, 'archived means that it was done');
  });
  it('asks for no task whose requirements are all out of scope', () => {
    const requirements = [requirement(), requirement({ id: 'REQ-008', state: 'draft' })];
    assert.deepEqual(listed([task({ requirements: ['REQ-008'] })], { requirements }), []);
    assert.equal(listed([task({ requirements: ['REQ-008', 'REQ-007'] })], { requirements }).length, 1);
    assert.equal(listed([task({ requirements: ['REQ-999'] })], { requirements }).length, 1, 'nobody knows it');
  });
});
