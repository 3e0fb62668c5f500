import assert from 'node:assert/strict';
import { readSource } from '../../src/core/code/source.ts';
import { type Config, readConfig } from '../../src/core/config.ts';
import { changelog } from '../../src/core/conventions/changelog.ts';
import { gherkin } from '../../src/core/conventions/gherkin.ts';
import { openfasttrace } from '../../src/core/conventions/openfasttrace.ts';
import { tomlVersion } from '../../src/core/conventions/manifest/toml.ts';
import { xmlVersion } from '../../src/core/conventions/manifest/xml.ts';
import { pipelines } from '../../src/core/conventions/pipelines.ts';
import { scripts } from '../../src/core/conventions/scripts.ts';
import { specKit } from '../../src/core/conventions/spec-kit.ts';
import { tollgate } from '../../src/core/conventions/tollgate.ts';
import * as criteria from '../../src/core/criteria/index.ts';
import { releaseNamed } from '../../src/core/criterion/release-judged.ts';
import { testRunner } from '../../src/core/criterion/runs-tests.ts';
import { csharp } from '../../src/core/declarations/csharp.ts';
import { javascript } from '../../src/core/declarations/javascript.ts';
import { entryFor, trialsOf } from '../../src/core/delivery/trial.ts';
import type { Edit } from '../../src/core/edit.ts';
import { newTest } from '../../src/core/edits/new-test.ts';
import { reviewNote } from '../../src/core/edits/review-note.ts';
import { withPlacesOfTests } from '../../src/cli/places-of-tests.ts';
import { judge, lexicon, message, outputs, registry, speaker, wrongWith } from '../../src/core/index.ts';
import { policyOf } from '../../src/core/judge/policy.ts';
import { waiverFor } from '../../src/core/judge/waivers.ts';
import type { ManualResult, Place, Project, Script, Verdict } from '../../src/core/model.ts';
import { nextStep } from '../../src/core/next-step.ts';
import { configOf } from '../../src/core/reading/configuration.ts';
import { classifier } from '../../src/core/reading/classify.ts';
import { Prove } from '../../src/core/report/tap/prove.ts';
import { folderMatcher, matcher } from '../../src/core/syntax/globs.ts';
import { detectedTestCommand } from '../../src/core/test-command.ts';
import { trace } from '../../src/core/trace.ts';
import { goModules } from '../../src/core/trace/families/go-modules.ts';
import { rustCrates } from '../../src/core/trace/families/rust-crates.ts';
import { IgnoreRules } from '../../src/disk/ignore-rules.ts';
import { ignoredBy } from '../../src/disk/newly-ignored.ts';
import { specificationRows } from '../../src/editor/rows/specifications.ts';
import { deskOver } from '../desk.ts';
import { judged, readIn, today } from '../judged.ts';
import { memoryFiles } from '../memory-files.ts';
import { factsIn, type Sample } from './matching/joined.ts';
import { acceptanceCriterion, place, release, requirement, trialEntry, world } from './model-builder.ts';

/** What is made ready for a size, and then done. */
type Work = (n: number) => () => unknown;

const times = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at));
const lines = (n: number, make: (at: number) => string): string => times(n, make).join('\n');
/** Files by their paths. */
const files = (n: number, make: (at: number) => readonly [path: string, text: string]): Record<string, string> =>
  Object.fromEntries(times(n, make));
const suite = (name: string, ...cases: readonly string[]): string =>
  `<testsuite name="${name}">${cases.join('')}</testsuite>`;
/** Links all tests with what is reported of them. */
const joining = (sample: Sample, projects: readonly Project[] = []): (() => unknown) => {
  const facts = { ...factsIn(sample), projects };
  return () => {
    const joined = trace(facts);
    return facts.requirements.map((each) => joined.verifications(each));
  };
};
const config = (text: string): Config => readConfig(text, ['tests-pass']).config;

const works: Readonly<Record<string, readonly [number, Work]>> = {
  'lines of a paragraph that begin with an ID': [
    2000,
    (n) => {
      const text = `## Requirements\n${lines(n, (at) => `FR-${at} does`)}\n`;
      return () => [...specKit.read({ path: 'specs/001-a/spec.md', text }, config(''))];
    },
  ],
  'sections of requirements without one, in a file that does not say what it is': [
    2000,
    (n) => {
      const text = lines(n, () => '## Requirements');
      return () => [...tollgate.read({ path: 'docs/specs/a.md', text }, config('gate: requirements\n'))];
    },
  ],
  'blanks behind the heading of a section': [
    4000,
    (n) => {
      const text = `## Requirements${' '.repeat(n)}x\n`;
      return () => [...tollgate.read({ path: 'docs/specs/a.md', text }, config('gate: requirements\n'))];
    },
  ],
  'references on one line above a test': [
    4000,
    (n) => {
      const text = `// @req REQ-1${', REQ-1'.repeat(n)}\nit('a', () => {});\n`;
      return () => [...readSource('a.test.js', text, true, javascript)];
    },
  ],
  'signs that may begin a text of C#': [
    8000,
    (n) => {
      const text = `// @req REQ-1\n${'$'.repeat(n)}\n`;
      return () => [...readSource('ATest.cs', text, true, csharp)];
    },
  ],
  'words of one command of a pipeline': [
    4000,
    (n) => {
      const run = `on: push\njobs:\n  a:\n    steps:\n      - run: ${'npm run a '.repeat(n)}\n`;
      const [script] = [...pipelines.read({ path: '.github/workflows/a.yml', text: run }, config(''))];
      assert.ok(script?.kind === 'script');
      return () => testRunner({ scripts: [script], testCommand: 'npm test' })(script);
    },
  ],
  'scripts that are called for short': [
    1000,
    (n) => {
      const script = (name: string, words: readonly string[]): Script => ({
        kind: 'script',
        service: null,
        name,
        commands: [{ words, line: 1 }],
        place: place('a'),
      });
      const all = times(n, (at) => script(`ci/a${at}.sh`, ['sh', `a${at + 1}.sh`]));
      const begun = times(n, (at) => script(`npm run a${at}:x`, ['run-s', `a${at + 1}:*`]));
      return () => {
        const runs = testRunner({ scripts: [...all, ...begun], testCommand: 'npm test' });
        return [runs(script('', ['sh', 'a0.sh'])), runs(script('', ['run-s', 'a0:*']))];
      };
    },
  ],
  'blanks behind a step of Jenkins': [
    500,
    (n) => {
      const text = `sh${' '.repeat(n)}x\n`;
      return () => [...pipelines.read({ path: 'Jenkinsfile', text }, config(''))];
    },
  ],
  'quotes of a Jenkinsfile that open nothing': [
    8000,
    (n) => {
      const text = '\\"'.repeat(n);
      return () => [...pipelines.read({ path: 'Jenkinsfile', text }, config(''))];
    },
  ],
  'blocks of a Jenkinsfile that never run': [
    1000,
    (n) => {
      const text = `stage { ${lines(n, () => "when { expression { false } }\nsh 'npm test'")} }`;
      return () => [...pipelines.read({ path: 'Jenkinsfile', text }, config(''))];
    },
  ],
  'blocks of a Jenkinsfile, of which each never runs': [
    4000,
    (n) => {
      const text = lines(n, () => "stage {\nwhen { expression { false } }\nsh 'npm test' }\nsh 'npm test'");
      return () => [...pipelines.read({ path: 'Jenkinsfile', text }, config(''))];
    },
  ],
  'letters of a heading of a changelog, behind a version': [
    70,
    (n) => {
      const text = `## a 1.1${'a'.repeat(n)}!\n`.repeat(20);
      return () => [...changelog.read({ path: 'CHANGELOG.md', text }, config(''))];
    },
  ],
  'blanks of a heading of a changelog, behind a word': [
    70,
    (n) => {
      const text = `## version${' '.repeat(n)}x\n`.repeat(500);
      return () => [...changelog.read({ path: 'CHANGELOG.md', text }, config(''))];
    },
  ],
  'blanks of a heading of a changelog, behind a version': [
    70,
    (n) => {
      const text = `## a 1.1${' '.repeat(n)}x\n`.repeat(100);
      return () => [...changelog.read({ path: 'CHANGELOG.md', text }, config(''))];
    },
  ],
  'dots of a line of a plain changelog': [
    4000,
    (n) => {
      const text = `1${'.1'.repeat(n)}!\n`;
      return () => [...changelog.read({ path: 'CHANGES', text }, config(''))];
    },
  ],
  'blanks of a line of a plain changelog': [
    4000,
    (n) => {
      const text = `1.1${' '.repeat(n)}x\n`;
      return () => [...changelog.read({ path: 'CHANGES', text }, config(''))];
    },
  ],
  'comments of an XML manifest that a text begins': [
    8000,
    (n) => {
      const text = `<project><version><![CDATA[${'<!--'.repeat(n)}]]></version></project>`;
      return () => xmlVersion('project/version')(text);
    },
  ],
  'comments of PowerShell that do not end': [
    8000,
    (n) => {
      const text = '<#'.repeat(n);
      return () => [...scripts.read({ path: 'ci/a.ps1', text }, config(''))];
    },
  ],
  'blanks in a line of an ignore file': [
    16000,
    (n) => {
      const text = `a${' '.repeat(n)}x\n`;
      return () => IgnoreRules.none.with('', text).ignore('b', false);
    },
  ],
  'slashes behind the folder of notes': [
    16000,
    (n) => {
      const text = Buffer.from(`a${'/'.repeat(n)}x`);
      return () => configOf({ read: (path) => (path === '.adr-dir' ? text : undefined) });
    },
  ],
  'dots of a key of TOML': [
    8000,
    (n) => {
      const text = `[project]\n${'a.'.repeat(n)}\n`;
      return () => tomlVersion('project.version')(text);
    },
  ],
  'blanks in the name of a table of TOML': [
    500,
    (n) => {
      const text = `[${' '.repeat(n)}\n`;
      return () => tomlVersion('project.version')(text);
    },
  ],
  'signs of the name of an element that does not end': [
    16000,
    (n) => {
      const text = `<project><${'-'.repeat(n)}`;
      return () => xmlVersion('project/version')(text);
    },
  ],
  'dots of a line among TAP': [
    16000,
    (n) => {
      const text = `${'.'.repeat(n)}x`;
      return () => new Prove().line(text, true);
    },
  ],
  'blanks behind a word that may declare a test': [
    16000,
    (n) => {
      const text = `// @req REQ-1\nit${' '.repeat(n)}x\n`;
      return () => [...readSource('a.test.js', text, true, javascript)];
    },
  ],
  'words that may declare a test, in one chain': [
    8000,
    (n) => {
      const text = `// @req REQ-1\nit${' . it'.repeat(n)}\n`;
      return () => [...readSource('a.test.js', text, true, javascript)];
    },
  ],
  'words of a command that may be a runner': [
    16000,
    (n) => {
      const [script] = [...scripts.read({ path: 'ci/a.sh', text: 'npm '.repeat(n) }, config(''))];
      assert.ok(script?.kind === 'script');
      return () => testRunner({ scripts: [script], testCommand: undefined })(script);
    },
  ],
  'blank lines of a test in Python': [
    16000,
    (n) => {
      const tree = memoryFiles({ files: { 'test_a.py': '\n'.repeat(n) } });
      return () => detectedTestCommand(tree, ['test_a.py']);
    },
  ],
  'steps of a change to the schema': [
    4000,
    (n) => {
      const schema = 'expand '.repeat(n);
      const release = `---\nrollout: {strategy: canary, schema: ${schema}}\n---\n# 1.0\n`;
      const { model, config } = readIn({
        files: { 'docs/releases/1.0.0.md': release, 'tollgate.yaml': 'gate: delivery\n' },
      });
      const policy = policyOf(model, config.config, { gate: 'release', today });
      const { rolloutSeamless } = criteria;
      return () =>
        [...rolloutSeamless.subjects(model, policy)].map((each) => [...rolloutSeamless.judge(each, model, policy)]);
    },
  ],
  'what one item covers': [
    3000,
    (n) => {
      const text = `\`req~a~1\`\n\nCovers:\n${lines(n, (at) => `- feat~a${at}~1`)}\n`;
      return () => [...openfasttrace.read({ path: 'a.md', text }, config(''))];
    },
  ],
  'rules of a feature': [
    2000,
    (n) => {
      const text = `Feature: A\n${lines(n, (at) => `Rule: B${at}\n@REQ-1\nScenario: C\nGiven D`)}\n`;
      return () => [...gherkin.read({ path: 'a.feature', text }, config(''))];
    },
  ],
  'requirements that cover one another in turn': [
    1000,
    (n) => {
      const item = (at: number): string => `### A\n\`req~a${at}~1\`\n\nNeeds: req\n\nCovers:\n- req~a${at - 1}~1\n`;
      return () => judged({ files: { 'a.md': lines(n, item) } });
    },
  ],
  'globs, and paths': [
    400,
    (n) => {
      const globs = times(n, (at) => `a${at}/**/*.x`);
      const [matches, enters] = [matcher(globs), folderMatcher(globs)];
      return () => times(n, (at) => matches(`a${at}/b.x`) && enters(`a${at}/b`));
    },
  ],
  'globs that begin with a wildcard, and paths': [
    400,
    (n) => {
      const matches = matcher(times(n, (at) => `**/a${at}/*.x`));
      return () => times(n, (at) => matches(`b/a${at}/c.x`));
    },
  ],
  'patterns of an ignore file, and paths': [
    1000,
    (n) => {
      const patterns = lines(n, (at) => `a${at}b*.x\nd/a${at}b*.x`);
      const rules = IgnoreRules.none.with('', patterns);
      return () => times(n, (at) => rules.ignore(`c/${at}.y`, false));
    },
  ],
  'lines of an ignore file, and what one of them takes out': [
    1000,
    (n) => {
      const text = `*.x\n${lines(n, (at) => `# ${at}`)}\n`;
      const repository = { top: '/', names: [], store: '/' };
      return () => {
        const ruleFor = ignoredBy(repository, (folder) => (folder === '' ? text : undefined));
        return times(n, (at) => ruleFor(`${at}.x`));
      };
    },
  ],
  'nested projects, and paths': [
    800,
    (n) => {
      const nested = times(n, (at) => `packages/a${at}`);
      return () => {
        const kinds = classifier(config(''), nested);
        return times(n, (at) => kinds.kindOf(`packages/b${at}/c.js`));
      };
    },
  ],
  'waivers, and what they excuse': [
    2000,
    (n) => {
      const waivers = times(n, (at) => ({
        criterion: 'tests-pass',
        subject: `${at}`,
        on: today,
        until: today,
        by: '',
        reason: '',
        place: place('tollgate.yaml'),
      }));
      return () => {
        const waiverOf = waiverFor({ ...config(''), waivers }, today);
        return times(n, (at) => waiverOf(criteria.testsPass, `${at}`));
      };
    },
  ],
  'findings that send work back': [
    3000,
    (n) => {
      const verdict = judged({ files: { 'docs/specs/a.md': '---\ntollgate: spec\n---\n# A\n' } });
      const [finding] = verdict.findings;
      assert.ok(finding);
      const findings = times(n, (at) => ({ ...finding, id: `tests-pass:${at}` }));
      const because = findings.map(({ id }) => id);
      const phases = verdict.phases.map((each) => ({ ...each, because, state: 'rework' as const }));
      const all: Verdict = { ...verdict, findings, phases };
      return () => nextStep(all);
    },
  ],
  releases: [
    400,
    (n) => {
      const releases = times(n, (at) => release({ version: `1.${at}` }));
      const { model } = world({ model: { releases } });
      return () => times(n, (at) => releaseNamed(`1.${at}.0`, model));
    },
  ],
  'releases in operation, and requirements of later ones': [
    300,
    (n) => {
      const operation = { place: place('a.md'), since: today, by: undefined };
      const releases = times(n, (at) => ({ ...release({ version: `1.${at}` }), operation }));
      const later = { value: '9.0', place: place('a.md') };
      const requirements = times(n, (at) => requirement({ id: `REQ-${at}`, release: later }));
      const { model, policy } = world({ requirements, model: { releases } });
      return () => [...criteria.deadlineKept.subjects(model, policy)];
    },
  ],
  'results that failed': [
    2000,
    (n) => {
      const results = times(
        n,
        (at): ManualResult => ({
          kind: 'result',
          requirement: `REQ-${at}`,
          method: 'test',
          verdict: 'failed',
          by: '',
          on: today,
          digest: '',
          evidence: '',
          place: place('docs/results.yaml'),
        }),
      );
      const { model, policy } = world({ model: { results } });
      return () => [...criteria.referencesResolve.subjects(model, policy)];
    },
  ],
  'acceptance criteria of one requirement, and links to them': [
    1500,
    (n) => {
      const all = requirement({ criteria: times(n, (at) => acceptanceCriterion(`${at}`)) });
      const links = times(n, (at) => ({
        requirement: all.id,
        criterion: `${at}`,
        test: `${at}`,
        lost: 'no-test' as const,
      }));
      const { model, policy } = world({ requirements: [all], links });
      const verifications = model.trace.verifications(all);
      const trace = { ...model.trace, verifications: () => verifications };
      return () => [...criteria.requirementsVerified.judge(all, { ...model, trace }, policy)];
    },
  ],
  'acceptance criteria of one requirement, and their trial': [
    1500,
    (n) => {
      const all = requirement({ criteria: times(n, (at) => acceptanceCriterion(`${at}`)) });
      const { model } = world({ requirements: [all] });
      const [tried] = model.releases;
      assert.ok(tried);
      const entries = times(n, (at) => trialEntry(`${at}`, { place: tried.place }));
      const trace = { ...model.trace, trials: () => entries };
      return () => trialsOf(all).map((each) => entryFor(each, tried, { ...model, trace }));
    },
  ],
  'modules of Java that have a class of one name': [
    200,
    (n) => {
      const test = (at: number): string =>
        `package x;\nclass CartTest {\n  // @req REQ-${at}\n  @Test void adds() { check(); }\n}\n`;
      const told = suite('x.CartTest', '<testcase classname="x.CartTest" name="adds"/>');
      return joining({
        sources: files(n, (at) => [`m${at}/src/test/java/x/CartTest.java`, test(at)]),
        reports: files(n, (at) => [`m${at}/build/test-results/test/TEST-x.xml`, told]),
      });
    },
  ],
  'files of Java that have a class of another name': [
    200,
    (n) => {
      const test = (at: number): string =>
        `package x;\nclass CartTest {\n  // @req REQ-${at}\n  @Test void adds() { check(); }\n}\n`;
      const told = suite('x.CartTest', '<testcase classname="x.CartTest" name="adds"/>');
      return joining({
        sources: files(n, (at) => [`m${at}/src/test/java/x/Cart${at}Test.java`, test(at)]),
        reports: files(n, (at) => [`m${at}/build/test-results/test/TEST-x.xml`, told]),
      });
    },
  ],
  'projects of .NET that have a class of one name': [
    100,
    (n) => {
      const test = (at: number): string =>
        `namespace X;\nclass CartTests {\n  // @req REQ-${at}\n  [Fact] public void Adds() { Check(); }\n}\n`;
      const told = times(n, (at) => suite(`P${at}.dll`, '<testcase classname="X.CartTests" name="Adds"/>'));
      return joining({
        sources: files(n, (at) => [`P${at}/CartTests.cs`, test(at)]),
        reports: { 'junit.xml': `<testsuites>${told.join('')}</testsuites>` },
        others: times(n, (at) => `P${at}/P${at}.csproj`),
      });
    },
  ],
  'tests of one name in files of JavaScript that no report names': [
    300,
    (n) => {
      const test = (at: number): string =>
        `describe('Cart', () => {\n  // @req REQ-${at}\n  it('adds', () => {});\n});\n`;
      const told = times(n, () => '<testcase classname="Cart" name="adds"/>');
      return joining({
        sources: files(n, (at) => [`p${at}/cart.test.js`, test(at)]),
        reports: { 'junit.xml': suite('Cart', ...told) },
      });
    },
  ],
  'packages of JavaScript that have a test of one name, and a report each': [
    300,
    (n) => {
      const test = (at: number): string =>
        `describe('Cart', () => {\n  // @req REQ-${at}\n  it('adds', () => {});\n});\n`;
      const told = suite('Cart', '<testcase classname="Cart" name="adds"/>');
      return joining({
        sources: files(n, (at) => [`p${at}/cart.test.js`, test(at)]),
        reports: files(n, (at) => [`p${at}/junit.xml`, `${told}<!--${at}-->`]),
      });
    },
  ],
  'crates of Rust that have a test of one name': [
    500,
    (n) => {
      const test = (at: number): string => `mod tests {\n    // @req REQ-${at}\n    #[test]\n    fn adds() {}\n}\n`;
      const told = times(n, (at) => `<testcase classname="p${at}" name="tests::adds"/>`);
      const projects = times(n, (at) => ({ kind: 'project' as const, file: `p${at}/Cargo.toml`, name: `p${at}` }));
      const sample = {
        sources: files(n, (at) => [`p${at}/src/lib.rs`, test(at)]),
        reports: { 'junit.xml': suite('nextest-run', ...told) },
        others: times(n, (at) => `p${at}/Cargo.toml`),
      };
      return joining(sample, projects);
    },
  ],
  'modules of Python that have a test of one name': [
    500,
    (n) => {
      const told = times(n, (at) => `<testcase classname="p${at}.test_cart" name="test_adds"/>`);
      return joining({
        sources: files(n, (at) => [`p${at}/test_cart.py`, `# @req REQ-${at}\ndef test_adds():\n    assert 1\n`]),
        reports: { 'junit.xml': suite('pytest', ...told) },
      });
    },
  ],
  'tests by their full names': [
    1500,
    (n) => {
      const told = times(n, (at) => `<testcase classname="Cart ${at}" name="adds"/>`);
      const facts = factsIn({ sources: {}, reports: { 'junit.xml': suite('Mocha Tests', ...told) } });
      return () => {
        const joined = trace(facts);
        return times(n, (at) => joined.casesNamed(`Cart ${at} adds`));
      };
    },
  ],
  'modules of Go, and their packages': [
    300,
    (n) => {
      const files = times(n, (at) => [`a${at}/go.mod`, `a${at}/a_test.go`]).flat();
      const names = times(n, (at) => ({ kind: 'project' as const, file: `a${at}/go.mod`, name: `b/a${at}` }));
      const packages = names.map(({ name }) => name);
      return () => {
        const modules = goModules(files, names);
        return packages.map((each) => [modules.foldersOf(each, packages, ''), modules.likely(each)]);
      };
    },
  ],
  'crates of Rust': [
    1000,
    (n) => {
      const files = times(n, (at) => `a${at}/Cargo.toml`);
      const names = files.slice(n / 2).map((file, at) => ({ kind: 'project' as const, file, name: `b${at}` }));
      return () => {
        const crates = rustCrates(files, names);
        return times(n, (at) => [crates.called(`c_a${at}`), crates.called(`b${at}`)]);
      };
    },
  ],
  'specifications without a deadline': [
    1000,
    (n) => {
      const requirements = times(n, (at) => requirement({ id: `REQ-${at}`, place: place(`${at}.md`) }));
      const { model, policy } = world({ requirements });
      const specifications = requirements.map(({ place }) => ({
        kind: 'specification' as const,
        convention: 'tollgate',
        title: '',
        requirements: [],
        place,
      }));
      return () => specifications.map((each) => [...criteria.deadlineAgreed.judge(each, model, policy)]);
    },
  ],
  'requirements that are signed, of as many to choose from': [
    2000,
    (n) => {
      const values = times(n, (at) => `REQ-${at}`);
      const choices = values.map((value) => ({ value, label: value }));
      const question = { id: 'a', prompt: message('requirements'), kind: 'several' as const, choices: () => choices };
      const desk = deskOver({ files: {} });
      return () => wrongWith(question, values, desk, {});
    },
  ],
  'specifications of one title, in the tree': [
    400,
    (n) => {
      const specification = (at: number): string => `---\ntollgate: spec\n---\n# Requirements\n\n${at}\n`;
      const read = readIn({ files: files(n, (at) => [`docs/specs/a${at}/requirements.md`, specification(at)]) });
      const verdict = judge(read.model, read.config, { gate: 'release', today }, registry);
      const state = {
        kind: 'judged' as const,
        read,
        verdict,
        lexicon: lexicon(read, verdict),
        leadsTo: (there: Place) => there,
      };
      return () => [...specificationRows(state)];
    },
  ],
  'requirements of one ID, on a page': [
    200,
    (n) => {
      const body = '### REQ-1 A\n\nAcceptance criteria:\n1. THE SYSTEM SHALL b.\n\n'.repeat(n);
      const text = `---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n${body}`;
      const repository = { files: { 'docs/specs/a.md': text } };
      const [verdict, { model }] = [judged(repository), readIn(repository)];
      const look = { say: speaker('en'), language: 'en', paint: (_: unknown, said: string) => said, all: true };
      return () => outputs.page.render(verdict, look, model);
    },
  ],
  'reports of tests that are skipped, told where the tests are written': [
    500,
    (n) => {
      const report = '<testsuite><testcase name="a"><skipped/></testcase></testsuite>';
      const repository = { files: files(n, (at) => [`test-results/${at}.xml`, `${report}<!--${at}-->`]) };
      const [verdict, { model }] = [judged(repository), readIn(repository)];
      return () => withPlacesOfTests(verdict, model, { read: () => undefined });
    },
  ],
  'requirements to choose from, and notes that serve them': [
    400,
    (n) => {
      const one = (at: number): string => `### REQ-${at} A\n\nAcceptance criteria:\n1. THE SYSTEM SHALL b.\n`;
      const note = (at: number): readonly [string, string] => [
        `docs/architecture/${at + 1000}-a.md`,
        `---\nstatus: accepted\nsatisfies: [REQ-${at}]\n---\n# A\n`,
      ];
      const files = {
        'docs/specs/a.md': `---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n${lines(n, one)}`,
        ...Object.fromEntries(times(n, note)),
      };
      const desk = deskOver({ files });
      const choices = (edit: Edit): unknown => edit.questions[0]?.choices?.(desk, {});
      return () => [choices(newTest), choices(reviewNote)];
    },
  ],
};

/** Of the processor, which others may use meanwhile. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** How much more four times as much costs: four times where the cost grows with the size, sixteen times where it grows with its square. */
function growth(n: number, work: Work): number {
  const [small, large] = [work(n), work(4 * n)];
  // What is slow at first is the compiler.
  for (let warm = 0; warm < 3; warm++) small();
  const least = (run: () => unknown): number => Math.min(...times(3, () => cost(run)));
  return least(large) / Math.max(least(small), 1000);
}

describe('four times as much does not cost the square', () => {
  for (const [what, [n, work]] of Object.entries(works)) {
    it(what, () => {
      const grown = growth(n, work);
      assert.ok(grown < 9, `${grown.toFixed(1)} times`);
      // Where others keep the machine busy, a measure may be wrong; what costs the square is sixteen each time.
    }).retries(3);
  }
});
