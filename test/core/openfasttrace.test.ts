import assert from 'node:assert/strict';
import { readConfig } from '../../src/core/config.ts';
import { openfasttrace } from '../../src/core/conventions/openfasttrace.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Fact, Requirement } from '../../src/core/model.ts';
import { judged, readIn } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';

const { config } = readConfig(undefined, []);
const read = (text: string, path = 'doc/login.md'): Fact[] => [...openfasttrace.read({ path, text }, config)];
function requirements(text: string, path?: string): readonly Requirement[] {
  const [found, ...others] = read(text, path);
  assert.ok(found?.kind === 'specification' && others.length === 0, JSON.stringify(found));
  return found.requirements;
}

const login = `# Login

### Lock after three failures
\`req~login.lock~2\`

The system locks the account.

It says so.

Rationale: guessing.

Status: approved

Covers:
* [\`feat~login~1\`](features.md#login)
* feat~safety~3

Depends:
- req~store~1

Needs: dsn, utest
Tags: a, b

### Beep
req~beep~1

Status: rejected

### Quick
impl~quick~1
Covers: req~login.lock~2

<!-- oft:off -->
req~hidden~1
<!-- oft:on -->
\`\`\`
req~code~1
\`\`\`
A mention of req~login.lock~2.

arch --> dsn : req~login.lock~2
`;

/** Problems as `line: found`, and the IDs that were understood nevertheless. */
const told = (text: string, path?: string): string[] =>
  read(text, path).flatMap((fact) => {
    if (fact.kind === 'specification') return fact.requirements.map(({ id }) => id);
    assert.ok(fact.kind === 'problem' && fact.spoils === 'specification' && fact.minor !== true);
    return [`${fact.place.line}: ${inEnglish(fact.found)}`];
  });

describe('OpenFastTrace', () => {
  it('tells what hides items, or leaves open which of them hold', () => {
    const [first, second] = ['req~login~1', 'req~store~1'];
    const code = 'a block of code that never ends, and hides all that follows';
    assert.deepEqual(told(`${first}\n\n\`\`\`\n${second}\n`), [`3: ${code}`, first]);
    assert.deepEqual(told(`\`\`\`\n${first}\n`), [`1: ${code}`]);
    assert.deepEqual(told(`<!--\n${first}\n`), ['1: a comment that never ends, and hides all that follows']);
    const merge = `${first}\n\n<<<<<<< ours\nStatus: rejected\n=======\n>>>>>>> theirs\n`;
    const marker = 'marker of an unfinished merge';
    for (const path of ['doc/a.md', 'doc/a.rst'])
      assert.deepEqual(told(merge, path), [`3: ${marker}`, `6: ${marker}`, first], path);
    assert.deepEqual(told('~ a\n\nfoo~bar is no item\n\n```\n'), []);
  });

  it('reads items in Markdown', () => {
    const found = requirements(login);
    assert.deepEqual(
      found.map(({ id, title, state, needs, covers, isSentence, place }) => [
        id,
        title,
        state,
        (needs ?? []).join(),
        (covers ?? []).map(({ value }) => value).join(),
        isSentence,
        place.line,
      ]),
      [
        ['req~login.lock~2', 'Lock after three failures', 'agreed', 'dsn,utest', 'feat~login~1,feat~safety~3', true, 4],
        ['req~beep~1', 'Beep', 'retired', '', '', true, 25],
        ['arch~login.lock~2', '', 'agreed', 'dsn', 'req~login.lock~2', true, 41],
      ],
    );
    assert.equal(found[0]?.statement, 'The system locks the account.\n\nIt says so.');
    assert.deepEqual(found[0].covers?.[0]?.place, { file: 'doc/login.md', line: 15, column: 5 });
    assert.equal(requirements(login.replace('Status: approved', 'Status: draft'))[0]?.state, 'agreed');
  });

  it('reads the same in reStructuredText', () => {
    const [lock, ...others] = requirements(
      'Login\n=====\n\nLock\n----\n\n``req~login.lock~2``\n\nThe system locks.\n\nCovers:\n\n* feat~login~1\n\nNeeds:\n\n* dsn\n* utest\n\n.. code-block:: text\n\n   req~code~1\n\n.. note:: see\n   req~code~2\n',
      'doc/login.rst',
    );
    assert.ok(lock && others.length === 0);
    assert.deepEqual(
      [lock.id, lock.title, lock.statement, lock.needs, lock.covers?.[0]?.value, lock.place.line],
      ['req~login.lock~2', 'Lock', 'The system locks.', ['dsn', 'utest'], 'feat~login~1', 7],
    );
  });

  it('reads an item directly above a line, which in Markdown makes a title of it', () => {
    const of = (text: string, path?: string) =>
      requirements(text, path).map(({ id, title, needs }) => [id, title, needs]);
    const above = (item: string): string => `Login\n-----\n\n${item}\n\nTitle\n---\nreq~next~1\n`;
    const next = ['req~next~1', 'Title', undefined];
    assert.deepEqual(of(above('`req~beep~1`\n---\nIt beeps.')), [['req~beep~1', 'Login', undefined], next]);
    assert.deepEqual(of(above('Beep:\n`req~beep~1`\nIt beeps.\nNeeds: dsn, utest\n---')), [
      ['req~beep~1', '', ['dsn', 'utest']],
      next,
    ]);
    assert.deepEqual(of(above('req~beep~1\n==========\nIt beeps.'), 'doc/login.rst')[0], [
      'req~beep~1',
      'Login',
      undefined,
    ]);
    assert.deepEqual(read('### req~beep~1\n\nIt beeps.'), [], 'a title with the marks of one');
  });

  it('leaves other documents alone', () => {
    for (const text of ['', '# ~\n', 'See req~login~1.\n', '* req~login~1\n', '~~req~~\n', 'a~b\n'])
      assert.deepEqual(read(text), [], text);
    assert.equal(openfasttrace.home('doc/login.md', config), undefined);
    assert.ok(openfasttrace.opens('a.rst', config) && !openfasttrace.opens('a.ts', config));
  });

  const covered = (changes: Record<string, string> = {}): MemoryRepository => ({
    files: {
      'doc/login.md':
        '# Login\n\n## Sign in\nfeat~login~1\n\nClerks shall sign in.\n\nNeeds: req\n\n## Lock\nreq~lock~2\n\nThe system shall lock.\n\nCovers:\n* feat~login~1\n\nNeeds: impl, utest\n',
      'src/lock.js': '// [impl->req~lock~2]\nexport const lock = 1;\n',
      'test/lock.test.js': "// [utest->req~lock~2]\nit('locks', () => {});\n",
      'junit.xml':
        '<testsuite name="Mocha Tests" tests="1"><testcase name="locks" classname="test/lock.test.js" file="test/lock.test.js"/></testsuite>',
      ...changes,
    },
  });
  const unverified = (repository: MemoryRepository): string[] =>
    judged(repository)
      .findings.filter(({ criterion }) => criterion === 'requirements-verified')
      .flatMap(({ subject }) => subject ?? []);

  it('a requirement that asks for no test is verified by what covers it', () => {
    assert.deepEqual(unverified(covered()), []);
    const broken = covered({ 'test/lock.test.js': "it('locks', () => {});\n" });
    assert.deepEqual(unverified(broken), ['feat~login~1', 'req~lock~2']);
    const [feature] = judged(broken).findings.filter(
      ({ criterion, subject }) => criterion === 'requirements-verified' && subject === 'feat~login~1',
    );
    assert.equal(feature?.causedBy, 'requirements-verified:req~lock~2:doc/login.md');
    const lacking = covered({
      'doc/features.md':
        '## Safety\nfeat~safety~1\n\nNeeds: req, arch\n\n## S\nreq~s~1\n\nCovers:\n- feat~safety~1\n\nNeeds: req\n',
    });
    assert.ok(unverified(lacking).includes('feat~safety~1'));
    const further = covered({
      'doc/login.md': covered().files['doc/login.md']?.toString().replace('impl, utest', 'dsn, utest') ?? '',
      'doc/dsn.md': '## D\ndsn~d~1\n\nCovers:\n- req~lock~2\n\nNeeds: utest\n',
    });
    assert.deepEqual(unverified(further), ['dsn~d~1', 'feat~login~1', 'req~lock~2']);
    const circle = covered({
      'doc/circle.md':
        '## A\nreq~a~1\n\nCovers:\n- req~b~1\n\nNeeds: req\n\n## B\nreq~b~1\n\nCovers:\n- req~a~1\n\nNeeds: req\n',
    });
    assert.deepEqual(unverified(circle), ['req~a~1', 'req~b~1']);
  });

  it('each kind that is needed covers a requirement on its own', () => {
    const gaps = (needs: string, tests: string, changes: Record<string, string> = {}): string[] => {
      const text = covered().files['doc/login.md'] as string;
      const repository = covered({
        'doc/login.md': text.replace('Needs: impl, utest', `Needs: ${needs}`),
        'test/lock.test.js': tests,
        'junit.xml':
          '<testsuite name="Mocha Tests"><testcase name="locks" classname="test/lock.test.js"/><testcase name="waits" classname="test/lock.test.js"><skipped/></testcase></testsuite>',
        ...changes,
      });
      return judged(repository).findings.flatMap(({ criterion, subject, result, found }) => {
        if (criterion !== 'requirements-verified' || subject !== 'req~lock~2') return [];
        assert.equal(result, 'unverified');
        return [inEnglish(found)];
      });
    };
    const locks = (...tags: readonly string[]): string =>
      `${tags.map((tag) => `// ${tag}\n`).join('')}it('locks', () => {});\n`;
    const unit = '[utest->req~lock~2]';
    const both = locks(unit, '[itest~lock~1->req~lock~2]');
    const untold = (kinds: string): string[] => [`no test of the kind ${kinds} is linked to req~lock~2`];
    assert.deepEqual(gaps('utest, itest', both), []);
    assert.deepEqual(gaps('utest, itest', locks(unit)), untold('itest'));
    assert.deepEqual(gaps('utest', locks('[itest->req~lock~2]')), untold('utest'));
    assert.deepEqual(gaps('utest', locks('@req req~lock~2')), [], 'the only kind there is');
    assert.deepEqual(gaps('utest, itest', locks('@req req~lock~2')), untold('utest, itest'));
    assert.deepEqual(gaps('utest, itest', "it('locks', () => {});\n"), ['req~lock~2 has no linked test']);
    assert.deepEqual(gaps('utest, itest', `${locks(unit)}// [itest->req~lock~2]\nit('waits', () => {});\n`), [
      'the test of req~lock~2 was skipped: waits',
    ]);
    assert.deepEqual(gaps('dsn, utest', locks(unit)), ['nothing of the kind dsn covers req~lock~2']);
    assert.deepEqual(gaps('dsn, utest', locks(unit), { 'src/lock.js': '// [dsn->req~lock~2]\n' }), []);
    const design = (id: string): Record<string, string> => ({
      'doc/dsn.md': `## D\ndsn~d~1\n\nCovers:\n- req~lock~2\n\nNeeds: utest\n`,
      'test/d.test.js': `// [utest->${id}]\nit('locks', () => {});\n`,
      'junit.xml':
        '<testsuite name="Mocha Tests"><testcase name="locks" classname="test/lock.test.js"/><testcase name="locks" classname="test/d.test.js"/></testsuite>',
    });
    assert.deepEqual(gaps('dsn, utest', locks(unit), design('dsn~d~1')), []);
    assert.deepEqual(gaps('dsn, utest', locks(unit), design('dsn~other~1')), [
      'req~lock~2 is covered by dsn~d~1, which is not verified',
    ]);
    const circle = { 'doc/circle.md': '## A\nreq~a~1\n\nCovers:\n- req~lock~2\n\nNeeds: req, utest\n' };
    assert.deepEqual(gaps('req, utest\n\nCovers:\n- req~a~1', locks(unit, '[utest->req~a~1]'), circle), []);
  });

  it('what was rejected covers nothing', () => {
    const safety = (state: string, needs: string): MemoryRepository =>
      covered({
        'doc/safety.md': `## S\nfeat~safety~1\n\nNeeds: ${needs}\n\n## R\nreq~safe~1\n\nCovers:\n- feat~safety~1\n\nNeeds: utest\n\n## A\narch~safe~1\n\nStatus: ${state}\n\nCovers:\n- feat~safety~1\n\nNeeds: utest\n`,
        'test/safe.test.js': "// [utest->req~safe~1]\n// [utest->arch~safe~1]\nit('locks', () => {});\n",
        'junit.xml':
          '<testsuite name="Mocha Tests"><testcase classname="test/lock.test.js" name="locks"/><testcase classname="test/safe.test.js" name="locks"/></testsuite>',
      });
    const found = (state: string, needs: string): string[] =>
      judged(safety(state, needs)).findings.flatMap((each) =>
        each.criterion === 'requirements-verified' && each.subject === 'feat~safety~1' ? [inEnglish(each.found)] : [],
      );
    assert.deepEqual(found('approved', 'req, arch'), []);
    assert.deepEqual(found('rejected', 'req, arch'), ['nothing of the kind arch covers feat~safety~1']);
  });

  it('links that are outdated, or lead nowhere, are findings', () => {
    const lost = (repository: MemoryRepository): string[] =>
      judged(repository)
        .findings.filter(({ criterion }) => criterion === 'references-resolve')
        .flatMap(({ subject }) => subject ?? []);
    assert.deepEqual(lost(covered()), []);
    assert.deepEqual(lost(covered({ 'src/lock.js': '// [impl->req~lock~1]\n' })), ['req~lock~1']);
    assert.deepEqual(lost(covered({ 'doc/more.md': '## X\nreq~x~1\n\nCovers:\n- feat~nothing~1\n\nNeeds: utest\n' })), [
      'feat~nothing~1',
    ]);
    assert.equal(readIn(covered()).model.trace.resolve('dsn~lock~1').kind, 'foreign');
  });
});
