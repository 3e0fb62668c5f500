import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from '../disk/temporary-folder.ts';
import { ran, ranAnswering } from './ran.ts';

/** What a runner would do: prints a label, and reports how it came out. */
const runner = `import { mkdirSync, writeFileSync } from 'node:fs';
import { label } from './labels.js';

// @req REQ-001
const isRight = label({ number: 7 }) === 'No. 7';
const outcome = isRight ? '' : '<failure message="it is not readable"/>';
writeFileSync('junit.xml', \`<testsuite name="labels"><testcase name="REQ-001 prints the number">\${outcome}</testcase></testsuite>\`);
`;
const wrong = "// @req REQ-001\nexport const label = ({ number }) => 'N' + number;\n";
const right = '// @req REQ-001\nexport const label = ({ number }) => `No. ${number}`;\n';

interface Standing {
  readonly verdict: string;
  /** Of the five phases, in order. */
  readonly phases: string;
  /** What sends work back, and where to. */
  readonly back: readonly string[];
}

describe('A delivery, from an empty folder to the improvement after it (LIFE-002)', () => {
  let root = '';
  before(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-walk-')))));
  after(() => rmSync(root, { recursive: true, force: true }));

  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const edit = (path: string, from: string | RegExp, to: string): void => {
    const text = read(path);
    assert.notEqual(text.replace(from, to), text, `${path}: ${String(from)}`);
    write(root, { [path]: text.replace(from, to) });
  };

  async function tollgate(...argv: readonly string[]): Promise<string> {
    const { exit, out, err } = await ran(root, ...argv);
    assert.equal(exit, 0, `${argv.join(' ')}\n${out}${err}`);
    return out;
  }

  async function test(): Promise<boolean> {
    return (await ran(root, 'test', '--', 'node', 'run.mjs')).exit === 0;
  }

  async function standing(gate = 'release'): Promise<Standing> {
    const { out } = await ran(root, 'check', '--gate', gate, '--format', 'json', '--no-cache');
    const { verdict, phases, findings } = JSON.parse(out) as {
      verdict: string;
      phases: { state: string }[];
      findings: { sendsBackTo: string | null; criterion: string; causedBy: string | null }[];
    };
    const back = findings.filter((each) => each.sendsBackTo !== null && each.causedBy === null);
    return {
      verdict,
      phases: phases.map(({ state }) => state).join(' '),
      back: [...new Set(back.map(({ criterion, sendsBackTo }) => `${criterion} → ${sendsBackTo ?? ''}`))].sort(),
    };
  }

  async function stands(verdict: string, phases: string, ...back: string[]): Promise<void> {
    assert.deepEqual(await standing(), { verdict, phases, back });
  }

  it('begins with nothing', () => stands('unverified', 'not-started not-started not-started not-started not-started'));

  it('is asked for: requirements', async () => {
    await tollgate(
      'new',
      'life-cycle',
      '--customer',
      'Northwind Logistics',
      '--title',
      'Labels',
      '--requirement',
      'Print a label',
      '--users',
      'packers, twelve, all day',
      '--deadline',
      '2027-01-31',
      '--people',
      'I. Petrov: analyst, developer; M. Lindqvist: customer; T. Okafor: tester; D. Moreau: devops',
      '--criterion',
      'WHEN a parcel is packed, THE SYSTEM SHALL print its label within 3 s.',
    );
    edit('docs/specs/labels.md', /^author:.*$/m, 'author: I. Petrov');
    await tollgate('edit', 'record-feasibility', '--requirement', 'REQ-001', '--verdict', 'yes', '--by', 'I. Petrov');
    await stands('closed', 'in-work not-started not-started not-started not-started');
  });

  it('is signed by the customer', async () => {
    const shown = await tollgate('sign');
    assert.match(shown, /REQ-001 .*not signed yet\n {2}Print a label\n/);
    assert.match(shown, /To sign: `tollgate sign --by NAME --role ROLE`/);
    await stands('closed', 'in-work not-started not-started not-started not-started');
    assert.match(
      await tollgate('sign', '--by', 'M. Lindqvist', '--role', 'customer'),
      /M\. Lindqvist signed 1 requirement \(customer\)/,
    );
    assert.match(await tollgate('sign'), /Nothing is left to sign/);
    await stands('closed', 'done not-started not-started not-started not-started');
  });

  it('is designed', async () => {
    write(root, { 'deploy/service.yaml': 'replicas: 2\n' });
    await tollgate(
      'new',
      'environment-note',
      '--title',
      'One process in an image',
      '--runtime',
      'Node.js 22',
      '--infrastructure',
      'deploy/service.yaml',
      '--configuration',
      'from the environment',
      '--delivery',
      'an image, by the pipeline',
      '--rollback',
      'the previous image',
      '--requirements',
      'REQ-001',
      '--by',
      'D. Moreau',
    );
    await stands('closed', 'done done not-started not-started not-started');
  });

  it('is built, with a mistake', async () => {
    write(root, {
      'labels.js': wrong,
      'run.mjs': runner,
      '.gitignore': 'dist/\n',
      'package.json': '{ "name": "labels", "version": "1.0.0", "scripts": { "test": "node run.mjs" } }\n',
      'tollgate.yaml': `${read('tollgate.yaml')}paths: { tests: [run.mjs] }\n`,
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n',
    });
    await stands('unverified', 'done done done in-work not-started');
  });

  it('is tested, and a failing test sends it back to the build', async () => {
    assert.equal(await test(), false);
    await stands('closed', 'done done rework in-work not-started', 'tests-pass → build');
    await tollgate(
      'new',
      'defect',
      '--test',
      'REQ-001 prints the number',
      '--severity',
      'blocker',
      '--title',
      'Nobody can read it',
    );
    await stands('closed', 'done done rework in-work not-started', 'defects-closed → build', 'tests-pass → build');
    assert.match((await ran(root, 'edit', 'close-defect', '--defect', 'BUG-001')).err, /BUG-001/);
  });

  it('is mended: the test passes, and the defect may be closed', async () => {
    write(root, { 'labels.js': right });
    assert.equal(await test(), true);
    await stands('closed', 'done done done in-work not-started');
    assert.match(await tollgate('edit', 'close-defect'), /BUG-001 is closed: “REQ-001 prints the number” passes/);
    await stands('unverified', 'done done done in-work not-started');
  });

  it('becomes a release, which a tester passes', async () => {
    await tollgate('release', 'new', '--release', '1.0.0');
    edit(
      'docs/releases/1.0.0.md',
      /rollout:\n(?: {2}\w+:\n)+/,
      'rollout:\n  strategy: one packing table first\n  success: no label is packed by hand for a day\n  abort: two labels in an hour cannot be read\n  rollback: the previous image\n  rehearsed: 2026-11-20\n  schema: none\n',
    );
    write(root, { 'CHANGELOG.md': '# Changelog\n\n## 1.0.0 - 2026-11-23\n\n- Labels are printed.\n' });
    await stands('unverified', 'done done done in-work in-work');
    await tollgate('release', 'tested', '--verdict', 'passed', '--by', 'T. Okafor');
    await stands('open', 'done done done done in-work');
    assert.equal((await standing('operation')).verdict, 'unverified');
  });

  it('is handed over, tried, and refused: work goes back to the phase that is named', async () => {
    write(root, { 'dist/labels.tgz': 'first' });
    assert.match((await ran(root, 'release', 'accept', '--by', 'M. Lindqvist')).err, /1\.0\.0 was not handed over/);
    await tollgate(
      'release',
      'hand-over',
      '--artifact',
      'dist/labels.tgz',
      '--environment',
      'staging',
      '--by',
      'D. Moreau',
      '--to',
      'M. Lindqvist',
    );
    const tried = await tollgate(
      'release',
      'trial',
      '--criteria',
      'REQ-001/1',
      '--how',
      'packed ten parcels',
      '--verdict',
      'failed',
      '--witness',
      'M. Lindqvist',
    );
    assert.match(tried, /REQ-001\/1 failed; 0 left to try/);
    const refused = await tollgate(
      'release',
      'refuse',
      '--reopens',
      'design',
      '--remarks',
      'a printer at each table is needed',
      '--by',
      'M. Lindqvist',
    );
    assert.match(refused, /M\. Lindqvist refused 1\.0\.0: the work goes back to Design/);
    const { verdict, phases, back } = await standing('operation');
    assert.deepEqual([verdict, phases], ['closed', 'done rework done done in-work']);
    assert.deepEqual(back, ['customer-accepted → design', 'trial-complete → design']);
    assert.match(
      await tollgate(),
      /↺ 2 Design[^\n]*\n[^\n]*sent back: M\. Lindqvist refused 1\.0\.0: a printer at each table is needed/i,
    );
  });

  it('is mended where it was sent back to: the note changes, and so does the code', async () => {
    edit('docs/architecture/0001-one-process-in-an-image.md', /$/, '\nA printer stands at each table.\n');
    write(root, {
      'labels.js': `${right}export const printer = (table) => \`printer-\${table}\`;\n`,
      'dist/labels.tgz': 'second',
    });
    await stands(
      'unverified',
      'done rework done in-work in-work',
      'customer-accepted → design',
      'trial-complete → design',
    );
    assert.equal(await test(), true);
    await tollgate('release', 'tested', '--verdict', 'passed', '--by', 'T. Okafor');
    await tollgate(
      'release',
      'hand-over',
      '--artifact',
      'dist/labels.tgz',
      '--environment',
      'staging',
      '--by',
      'D. Moreau',
      '--to',
      'M. Lindqvist',
    );
  });

  it('is accepted, and nothing of what was said before is lost', async () => {
    await tollgate(
      'release',
      'trial',
      '--criteria',
      'REQ-001/1',
      '--how',
      'packed ten more',
      '--verdict',
      'passed',
      '--witness',
      'M. Lindqvist',
    );
    assert.match(await tollgate('release', 'accept', '--by', 'M. Lindqvist'), /^M\. Lindqvist accepted 1\.0\.0\n/);
    await stands('open', 'done done done done in-work');
    const protocol = read('docs/releases/1.0.0.md');
    for (const said of [
      'packed ten parcels · failed',
      'packed ten more · passed',
      'refused by M. Lindqvist, back to design: a printer at each table is needed',
      'tested by T. Okafor: passed',
      'handed over by D. Moreau to M. Lindqvist',
    ]) {
      assert.ok(protocol.includes(said), said);
    }
  });

  it('is in operation', async () => {
    await tollgate('release', 'operation', '--observed', 'no label by hand for a day', '--by', 'D. Moreau');
    const { out } = await ran(root, 'check', '--gate', 'operation', '--release', '1.0.0', '--format', 'json');
    const { verdict, phases } = JSON.parse(out) as { verdict: string; phases: { state: string }[] };
    assert.equal(verdict, 'open');
    assert.equal(phases.map(({ state }) => state).join(' '), 'done done done done done');
    await tollgate('report');
    assert.match(read('.tollgate/report.html'), /☒ accepts it/);
  });

  it('is improved: a draft first, which changes nothing of what is signed', async () => {
    await tollgate('new', 'improvement', '--improves', 'REQ-001', '--release', '1.1.0');
    assert.match(await tollgate(), /Since the customer signed:\n {4}added: REQ-002\n/);
    const { out } = await ran(root, 'check', '--gate', 'operation', '--release', '1.0.0', '--format', 'json');
    assert.equal((JSON.parse(out) as { verdict: string }).verdict, 'open');
  });

  it('is changed where it was signed: the sentence is shown, and its signature is gone', async () => {
    edit('docs/specs/labels.md', 'within 3 s', 'within 2 s');
    assert.match(await tollgate('sign'), /print its label within \[-3-\]\{\+2\+\} s\./);
    assert.match(await tollgate(), /changed: REQ-001\n/);
    const { back } = await standing();
    assert.deepEqual(back, ['design-current → design', 'spec-signed-off → requirements']);
    const answers = ['M. Lindqvist', 'customer', ''];
    const { exit, out } = await ranAnswering(answers, root, 'sign');
    assert.equal(exit, 0, out);
    await tollgate(
      'edit',
      'review-note',
      '--note',
      'docs/architecture/0001-one-process-in-an-image.md',
      '--by',
      'D. Moreau',
    );
    assert.deepEqual((await standing()).back, []);
  });
});

describe('tollgate sign and tollgate release', () => {
  it('say what they take, in both languages', async () => {
    const { out } = await ran(tmpdir(), 'release', '--help');
    for (const word of ['new', 'tested', 'hand-over', 'trial', 'accept', 'refuse', 'operation']) {
      assert.ok(out.includes(`tollgate release ${word}`), word);
    }
    assert.match((await ran(tmpdir(), 'sign', '--help')).out, /--role/);
    assert.match(
      (await ran(tmpdir(), 'release', 'accept', '--help', '--lang', 'ru')).out,
      /заказчик принимает переданное/,
    );
    assert.equal((await ran(tmpdir(), 'release', 'nonsense')).exit, 2);
    assert.equal((await ran(tmpdir(), 'edit', 'sign-off')).exit, 2);
  });
});
