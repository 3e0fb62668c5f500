import { message } from '../../message.ts';
import { type Fault, release, replaced, report, without } from '../fault.ts';

const second = '  <testcase name="says that there is none" classname="test"/>\n';

export const testFaults: readonly Fault[] = [
  {
    seenBy: 'results-present',
    title: message('the report is deleted'),
    plant: (sound) => without(sound, report),
  },
  {
    seenBy: 'results-present',
    title: message('the report is emptied'),
    plant: (sound) => ({ ...sound, [report]: '<testsuite name="search"/>\n' }),
  },
  {
    seenBy: 'results-present',
    title: message('the report breaks off in the middle'),
    plant: (sound) => replaced(sound, report, '', '</testsuite>\n'),
  },
  {
    seenBy: 'results-present',
    title: message('fewer tests are reported than were recorded'),
    plant: (sound) => ({ ...sound, '.tollgate-baseline.yaml': 'tests: {atLeast: 3}\n' }),
  },
  {
    seenBy: 'tests-pass',
    title: message('a test fails'),
    plant: (sound) => replaced(sound, report, second.replace('/>', '><failure message="none"/></testcase>'), second),
  },
  {
    seenBy: 'tests-pass',
    title: message('the test command fails, and no test says why'),
    plant: (sound) => sound,
    exit: 1,
  },
  {
    seenBy: 'results-fresh',
    title: message('the code is edited after the tests ran'),
    plant: (sound) => ({ ...sound, 'src/labels.js': `${sound['src/labels.js'] ?? ''}// later\n` }),
    untested: true,
  },
  {
    seenBy: 'results-fresh',
    title: message('the report is edited by hand'),
    plant: (sound) => replaced(sound, report, '<!-- --></testsuite>', '</testsuite>'),
    untested: true,
  },
  {
    seenBy: 'requirements-verified',
    title: message('a test is deleted, and every box stays ticked'),
    plant: (sound) => replaced(sound, report, '', second),
  },
  {
    seenBy: 'requirements-verified',
    title: message('a test is skipped'),
    plant: (sound) => replaced(sound, report, second.replace('/>', '><skipped/></testcase>'), second),
  },
  {
    seenBy: 'requirements-verified',
    title: message('the result of a demonstration is of another text'),
    plant: (sound) => replaced(sound, 'docs/results.yaml', `digest: ${'0'.repeat(64)}`, /digest: \w+/),
  },
  {
    seenBy: 'defects-closed',
    title: message('a defect is reopened'),
    plant: (sound) => replaced(sound, 'docs/defects/BUG-001-leading-zero.md', 'status: open', 'status: fixed'),
  },
  {
    seenBy: 'defects-closed',
    title: message('a fix names a test that did not run'),
    plant: (sound) => replaced(sound, 'docs/defects/BUG-001-leading-zero.md', 'test: finds nothing', /test: .*/),
  },
  {
    seenBy: 'tester-passed',
    title: message('no tester said that it passed'),
    plant: (sound) => replaced(sound, release, '', /^tested:.*\n/m),
  },
  {
    seenBy: 'tester-passed',
    title: message('the tester tested other content'),
    plant: (sound) => replaced(sound, release, `content: "${'0'.repeat(64)}"`, /content: "\w+"/),
  },
  {
    seenBy: 'tests-automated',
    title: message('CI runs the tests only in a comment'),
    plant: (sound) => replaced(sound, '.github/workflows/ci.yml', '# - run: npm test', '- run: npm test'),
  },
];
