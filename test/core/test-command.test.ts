import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/message.ts';
import { usualReportPlace } from '../../src/core/report/report-places.ts';
import { detectedTestCommand, howToLeaveReport, offeredTestCommand } from '../../src/core/test-command.ts';
import { runners } from '../../src/core/test-command/runners.ts';
import { runnerRows } from './runner-rows.ts';

type Texts = Readonly<Record<string, string>>;

function filesOf(texts: Texts): { read(path: string): Uint8Array | undefined } {
  const encoder = new TextEncoder();
  return { read: (path) => (texts[path] === undefined ? undefined : encoder.encode(texts[path])) };
}

function detected(texts: Texts): string | undefined {
  const tests = Object.keys(texts).filter((path) => path.startsWith('test'));
  return detectedTestCommand(filesOf(texts), tests);
}

const offered = (texts: Texts): string | undefined => offeredTestCommand(filesOf(texts));

const manifest = (scripts: Texts, more: object = {}): string => JSON.stringify({ ...more, scripts });
const script = (test: string, others: Texts = {}): Texts => ({ 'package.json': manifest({ test, ...others }) });

const nodeTest = "import { test } from 'node:test';\n";
const spec = '--test-reporter=spec --test-reporter-destination=stdout';
const forNode = `${spec} --test-reporter=junit --test-reporter-destination=junit.xml`;
const forVitest = '--reporter=default --reporter=junit --outputFile.junit=junit.xml';
const forJest = '--json --outputFile=jest-results.json';

describe('The command that runs the tests', () => {
  it('is that of the build tool', () => {
    assert.equal(detected({ ...script('x'), 'test/a.test.js': nodeTest }), 'npm test');
    assert.equal(detected({ 'go.mod': 'module x' }), 'go test ./...');
    const folders = '{"directories": {"test": "tests"}, "scripts": {}}';
    assert.equal(detected({ 'package.json': folders, 'global.json': '{}' }), 'dotnet test');
    for (const broken of ['null', '[', '{"scripts": null}', '{"scripts": {"test": 1}}'])
      assert.equal(detected({ 'package.json': broken, 'go.mod': '' }), 'go test ./...');
  });

  it('is told by the tests where there is none', () => {
    const unused = script('echo "Error: no test specified" && exit 1');
    assert.equal(detected({ 'test/a.test.js': nodeTest }), 'node --test');
    assert.equal(detected({ ...unused, 'test/a.test.mjs': nodeTest }), 'node --test');
    assert.equal(detected({ 'test/a.test.cjs': "const test = require('node:test');\n" }), 'node --test');
    assert.equal(detected({ 'tests/test_a.py': 'import pytest\n' }), 'pytest');
    assert.equal(detected({ 'tests/A.cs': 'public class A {\n  [Fact]\n' }), 'dotnet test');
    assert.equal(detected({ 'tests/ATest.php': 'use PHPUnit\\Framework\\TestCase;\n' }), 'vendor/bin/phpunit');
    assert.equal(detected({ 'test/a_spec.rb': "describe 'a' do\n" }), 'bundle exec rspec');
  });

  it('is unknown where nothing tells', () => {
    assert.equal(detected({}), undefined);
    assert.equal(detected({ 'test/a.test.js': "import { test } from 'vitest';\n" }), undefined);
    assert.equal(detected({ 'tests/test_a.py': 'import unittest\n' }), undefined);
    assert.equal(detected({ 'test/a.test.ts': nodeTest }), undefined);
  });
});

describe('The command that is offered', () => {
  it('makes the runner leave a report behind', () => {
    assert.equal(offered({ 'go.mod': '' }), 'go test ./... -json > go-test.json');
    assert.equal(offered({ 'pytest.ini': '' }), 'pytest --junitxml=junit.xml');
    assert.equal(offered({ 'pyproject.toml': '', 'uv.lock': '' }), 'uv run pytest --junitxml=junit.xml');
    const forRSpec = '--format progress --format RspecJunitFormatter --out rspec.xml';
    const lock = 'GEM\n  specs:\n    rspec_junit_formatter (0.6.0)\n';
    assert.equal(offered({ '.rspec': '', 'Gemfile.lock': lock }), `bundle exec rspec ${forRSpec}`);
    assert.equal(offered({ '.rspec': '' }), 'bundle exec rspec', 'it would not start');
    assert.equal(offered(script('jest')), `npm test -- ${forJest}`);
    assert.equal(offered(script('vitest run --coverage')), `npm test -- ${forVitest}`);
    assert.equal(offered(script('ava')), 'npm test -- --tap > ava.tap');
    assert.equal(
      offered(script('mocha "test/**/*.js"')),
      'npm test -- --reporter json --reporter-option output=mocha-results.json',
    );
  });

  it('ends by itself', () => {
    assert.equal(offered(script('vitest')), `npm test -- --run ${forVitest}`);
    for (const watching of ['jest --watch', 'jest --watchAll', 'vitest watch', 'vitest dev'])
      assert.equal(offered(script(watching)), 'npm test', watching);
    assert.equal(offered(script('jest --watchAll=false')), `npm test -- ${forJest}`);
  });

  it('finds the runner behind what prepares for it', () => {
    for (const wrapped of [
      'npx jest',
      'cross-env NODE_ENV=test TZ=UTC jest --ci',
      'NODE_OPTIONS=--experimental-vm-modules npx -y jest',
      'eslint . && tsc -p . ; jest src',
      'c8 --all jest',
      './node_modules/.bin/jest',
      'node --experimental-vm-modules node_modules/jest/bin/jest.js',
      'npm run lint && jest',
    ])
      assert.equal(offered(script(wrapped)), `npm test -- ${forJest}`, wrapped);
  });

  it('passes options on in the way of the package manager', () => {
    const unit = { unit: 'jest' };
    assert.equal(offered({ ...script('jest'), 'pnpm-lock.yaml': '' }), `pnpm test ${forJest}`);
    assert.equal(offered({ ...script('jest'), 'yarn.lock': '' }), `yarn test ${forJest}`);
    assert.equal(
      offered({ ...script('pnpm lint && pnpm vitest run'), 'pnpm-lock.yaml': '' }),
      `pnpm test ${forVitest}`,
    );
    assert.equal(offered(script('npm run unit', unit)), `npm test -- -- ${forJest}`);
    assert.equal(offered(script('npm run unit -- --ci', unit)), `npm test -- ${forJest}`);
    assert.equal(offered(script('yarn unit --ci', unit)), `npm test -- ${forJest}`);
    assert.equal(offered({ ...script('pnpm run unit', unit), 'pnpm-lock.yaml': '' }), `pnpm test ${forJest}`);
  });

  it('tells node in front of the files, where no other script stands beside it', () => {
    assert.equal(offered(script('node --test')), `npm test -- ${forNode}`);
    assert.equal(offered(script('node --test "test/**/*.js"')), `node ${forNode} --test "test/**/*.js"`);
    assert.equal(offered(script('node --test a.js', { pretest: 'tsc' })), 'npm test');
    assert.equal(offered(script('node --test a.js', { posttest: 'rm x' })), 'npm test');
    assert.equal(offered(script('node --test', { pretest: 'tsc' })), `npm test -- ${forNode}`);
    assert.equal(offered(script('tsc && node --test a.js')), 'npm test');
    assert.equal(offered(script('node scripts/test.js')), 'npm test');
  });

  it('adds to what is only shown', () => {
    const forMocha = '--reporter json --reporter-option output=mocha-results.json';
    for (const shown of ['mocha --reporter spec test/', 'mocha -R dot'])
      assert.equal(offered(script(shown)), `npm test -- ${forMocha}`, shown);
    assert.equal(offered(script('vitest run --reporter=dot')), `npm test -- ${forVitest}`);
    assert.equal(offered(script('jest --reporters=default')), `npm test -- ${forJest}`);
    const covered = "export default { test: { coverage: { reporter: ['text', 'json'] } } };";
    assert.equal(offered({ ...script('vitest run'), 'vitest.config.ts': covered }), `npm test -- ${forVitest}`);
  });

  it('is left as it is where its runner is told already', () => {
    for (const told of [
      'jest --json --outputFile=out/jest.json',
      'jest --reporters=jest-junit',
      'vitest run --reporter=junit --outputFile=x.xml',
      'mocha -R xunit',
      'mocha --reporter mocha-junit-reporter',
      'jest --reporters jest-junit',
      'ava --tap > x.tap',
      `node --test ${forNode}`,
    ])
      assert.equal(offered(script(told)), 'npm test', told);
    assert.equal(offered({ ...script('vitest run'), 'vite.config.ts': "reporters: ['default', 'junit']" }), 'npm test');
    assert.equal(offered({ ...script('jest'), 'jest.config.mjs': 'export default { reporters: [] }' }), 'npm test');
    assert.equal(offered({ 'package.json': manifest({ test: 'jest' }, { jest: { reporters: [] } }) }), 'npm test');
    assert.equal(offered({ 'pytest.ini': '[pytest]\naddopts = --junit-xml=out.xml' }), 'pytest');
  });

  it('is left as it is where nothing that is added would reach the runner', () => {
    for (const closed of [
      'jest | tee log',
      'jest > log',
      'jest || true',
      'jest -- x',
      'jest & wait',
      'turbo run test',
      '',
    ])
      assert.equal(offered(script(closed === '' ? 'x' : closed)), 'npm test', closed);
    assert.equal(offered(script('npm test')), 'npm test', 'a script that calls itself');
    assert.equal(offered(script('npm run a', { a: 'npm run test' })), 'npm test');
    assert.equal(offered(script('npm run toString')), 'npm test');
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`a${n}`, `npm run a${n + 1}`]));
    assert.equal(offered(script('npm run a0', chain)), 'npm test');
    assert.equal(offered(script(`${'npx '.repeat(20_000)}jest`)), 'npm test');
    assert.equal(offered(script('npm run unit --workspace=a', { unit: 'jest' })), 'npm test');
  });
});

const how = (command: string, texts: Texts = {}): string | undefined => {
  const said = howToLeaveReport(filesOf(texts), command);
  return said && inEnglish(said);
};

describe('How a runner would leave a report', () => {
  it('is said in its own words', () => {
    assert.equal(how('npx jest'), `Jest writes one with \`${forJest}\`.`);
    assert.equal(how('npx vitest'), `Vitest writes one with \`--run ${forVitest}\`.`);
    assert.equal(
      how('npx playwright test'),
      "Playwright writes one where `playwright.config.ts` says `reporter: [['list'], ['junit', { outputFile: 'junit.xml' }]]`.",
    );
  });

  it('is said of the runner that the project depends on, where the command does not tell', () => {
    const more = { devDependencies: { vitest: '4.0.0' } };
    const texts = { 'package.json': manifest({ test: 'turbo run test' }, more) };
    assert.match(how('npm test', texts) ?? '', /^Vitest writes one with/);
    assert.equal(how('npm test', script('turbo run test')), undefined);
  });

  it('is not said where the runner is told already', () => {
    assert.equal(how('npx jest --json --outputFile=out.json'), undefined);
    assert.equal(how(`npm test -- ${forJest}`, script('jest')), undefined);
    assert.equal(how('make test'), undefined);
  });

  it('names a usual place', () => {
    for (const { name, telling } of runners) {
      const [file] = /[\w/-]+(?:\[hash\])?\.(?:xml|json|tap|trx)\b/.exec(telling.words) ?? [];
      const path = name === 'Bats' ? 'report.xml' : (file ?? '').replace('[hash]', '1');
      assert.ok(usualReportPlace(path), `${name}: ${telling.words}`);
    }
  });
});

describe('Every runner that has to be told', () => {
  for (const { name, telling, configs, package: own } of runners) {
    it(`${name} is known by its command, and so is what tells it already`, () => {
      const row = runnerRows[name];
      assert.ok(row, `add to test/core/runner-rows.ts how ${name} is called, and what only looks like it`);
      const { command, other, told, beside } = row;
      const { at, words, file = '' } = telling;
      const itself = `${name} writes one `;
      assert.ok(how(command, beside)?.startsWith(itself), how(command, beside));
      assert.equal(how(other), undefined, other);
      if (at === 'lines') assert.equal(how(command, { [file]: words }), undefined);
      else assert.equal(how(at === 'end' ? `${command} ${words}` : command.replace(/ |$/, ` ${words} `)), undefined);
      assert.equal(told === undefined, configs === undefined, 'a configuration that tells it, where it has one');
      for (const [path, text] of Object.entries(told ?? {})) {
        assert.ok(configs?.includes(path), path);
        assert.equal(how(command, { [path]: text }), undefined, `${path}: ${text}`);
      }
      if (own === undefined) return;
      const manifest = JSON.stringify({ devDependencies: { [own]: '1.0.0' } });
      assert.ok(how('turbo run test', { 'package.json': manifest })?.startsWith(itself), own);
    });
  }

  it('and no other has a row', () => {
    const names = new Set(runners.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(runnerRows).filter((name) => !names.has(name)),
      [],
    );
  });
});
