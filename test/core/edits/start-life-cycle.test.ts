import assert from 'node:assert/strict';
import { startLifeCycle } from '../../../src/core/edits/start-life-cycle.ts';
import { isRefusal } from '../../../src/core/edit.ts';
import { inEnglish } from '../../../src/core/message.ts';
import { deskOver, refusal, written } from '../../desk.ts';
import { judged, readIn } from '../../judged.ts';

const spec = '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 B\n';

describe('Start a Life Cycle Here', () => {
  it('writes a configuration and a specification, which ask for everything where there is a customer', () => {
    const files = { 'package.json': '{"scripts":{"test":"jest"}}' };
    const { repository } = written({ files }, startLifeCycle, {
      customer: 'Northwind: Logistics',
      title: 'Invoicing',
      requirement: 'Export',
      users: 'forty accountants',
      deadline: '2027-01-31',
      people: 'I. Petrov: analyst, developer; M. Lindqvist: заказчик',
    });
    const { model, config } = readIn(repository);
    assert.deepEqual([config.mistakes, model.problems], [[], []]);
    const { gate, customer, people, test } = config.config;
    const withReport = 'npm test -- --json --outputFile=jest-results.json';
    assert.deepEqual([gate, customer, test], ['delivery', 'Northwind: Logistics', withReport]);
    assert.deepEqual(people, [
      { name: 'I. Petrov', roles: ['analyst', 'developer'] },
      { name: 'M. Lindqvist', roles: ['customer'] },
    ]);
    assert.equal(model.requirements[0]?.id, 'REQ-001');
    const holds = judged(repository).criteria.filter(({ result }) => result === 'holds');
    for (const id of ['use-described', 'deadline-agreed', 'spec-exists']) {
      assert.ok(
        holds.some((each) => each.id === id),
        id,
      );
    }
  });

  it('asks for less where there is no customer', () => {
    const { repository } = written({ files: {} }, startLifeCycle, { title: 'A' });
    assert.equal(readIn(repository).config.config.gate, 'requirements');
  });

  it('says what it found, and writes only what is missing', () => {
    const files = {
      'tollgate.yaml': '# ours\ngate: requirements # for now\n',
      'docs/specs/a.md': spec,
      'docs/architecture/0001-a.md': '---\nstatus: accepted\n---\n# A\n',
      'test-results/junit.xml': '<testsuite><testcase name="x"/></testsuite>',
    };
    const { repository, edits } = written({ files }, startLifeCycle, { customer: 'Northwind' });
    assert.equal(repository.files['tollgate.yaml'], '# ours\ngate: requirements # for now\ncustomer: Northwind\n');
    assert.deepEqual(edits.create, []);
    assert.equal(
      inEnglish(edits.done),
      'found 1 specification, 1 note and 1 report; wrote only what was missing: tollgate.yaml',
    );
    const all = { customer: 'Northwind', title: 'B', deadline: '2027-01-31' };
    const said = startLifeCycle.write(deskOver({ files }), all);
    assert.match(
      isRefusal(said) ? '' : inEnglish(said.done),
      /; what is there already stays as it is, so not --title, --deadline$/,
    );
    const asked = startLifeCycle.questions.filter((each) => each.when?.(deskOver({ files }), {}) !== false);
    assert.deepEqual(
      asked.filter(({ aside }) => aside !== true).map(({ id }) => id),
      ['customer', 'people'],
    );
  });

  it('chooses the level where a file that is there does not', () => {
    const files = { 'tollgate.yaml': 'paths:\n  specs: [docs/specs]\n', 'docs/specs/a.md': spec };
    const { repository } = written({ files }, startLifeCycle, { customer: 'Northwind' });
    assert.equal(
      repository.files['tollgate.yaml'],
      'paths:\n  specs: [docs/specs]\ngate: delivery\ncustomer: Northwind\n',
    );
  });

  it('leaves alone what is complete, or broken', () => {
    const complete = { 'tollgate.yaml': 'gate: tests\ncustomer: A\npeople: [{name: B}]\n', 'a.md': spec };
    assert.match(refusal({ files: complete }, startLifeCycle), /already/);
    const broken = { 'tollgate.yaml': 'gate: [\n', 'a.md': spec };
    assert.match(refusal({ files: broken }, startLifeCycle, { customer: 'A' }), /mend `tollgate\.yaml` first, line \d/);
  });

  it('takes only roles that there are', () => {
    const people = startLifeCycle.questions.find(({ id }) => id === 'people');
    const wrong = people?.check?.('A: boss', deskOver({ files: {} }), {});
    assert.match(wrong === undefined ? '' : inEnglish(wrong), /boss is no role/);
  });
});
