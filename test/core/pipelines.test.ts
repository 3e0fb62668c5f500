import assert from 'node:assert/strict';
import { judged } from '../judged.ts';

const packageJson = JSON.stringify({
  scripts: { test: 'node test/run.mjs', all: 'npm run build && npm run test', build: 'tsc', lint: 'eslint .' },
});

/** What `tests-automated` says of a repository with these files beside a package.json whose tests are `npm test`. */
function automated(files: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): string {
  const verdict = judged({ files: { 'package.json': packageJson, 'src/a.js': '', ...files, ...more } });
  return verdict.criteria.find(({ id }) => id === 'tests-automated')?.result ?? 'missing';
}

const workflow = (steps: string, on = 'push', job = ''): Readonly<Record<string, string>> => ({
  '.github/workflows/ci.yml': `on: ${on}\njobs:\n  test:\n    runs-on: ubuntu-latest\n${job}    steps:\n${steps}`,
});

describe('tests-automated', () => {
  it('cannot tell without a CI file, and asks for none where nobody delivers', () => {
    assert.equal(automated({}), 'not-applicable');
    assert.equal(automated({ 'tollgate.yaml': 'severities: {tests-automated: warn}\n' }), 'unverified');
    assert.equal(automated({ 'tollgate.yaml': 'gate: delivery\n' }), 'unverified');
  });

  it('sees the test command in GitHub Actions, and what stands for it', () => {
    for (const run of [
      'npm test',
      'npm t',
      'npm run test',
      'npm run-script all',
      'pnpm test -- --watch=false',
      'CI=1 xvfb-run -a npm test',
      'npm run all',
      'node test/run.mjs',
      'npx tollgate test -- jest',
      'tollgate check',
      'docker run --rm app npm test',
      'bash -c "npm ci && npm test"',
      'npm ci;  npm test || exit 1',
      'if [ -n "$CI" ]; then npm test; fi',
    ])
      assert.equal(automated(workflow(`      - run: ${JSON.stringify(run)}\n`)), 'holds', run);
  });

  it('does not take words for a run', () => {
    for (const run of [
      '# npm test',
      'npm run deploy -- --stage test',
      'npm publish --tag test',
      'echo npm test',
      'echo "npm test"',
      'npm ci # npm test',
      'git commit -m "npm test"',
      'npm run lint',
      'npm test:nothing',
      'false && npm test',
      'if false; then npm test; fi',
      'exit 0\nnpm test',
      'cat <<EOF\nnpm test\nEOF',
      'tsc',
    ])
      assert.equal(automated(workflow(`      - run: ${JSON.stringify(run)}\n`)), 'fails', run);
  });

  it('passes over what is turned off, commented out, or started by hand alone', () => {
    assert.equal(automated(workflow('      - run: npm test\n        if: false\n')), 'fails');
    assert.equal(automated(workflow('      - run: npm test\n        if: ${{ false }}\n')), 'fails');
    assert.equal(automated(workflow("      - run: npm test\n        if: runner.os == 'Linux'\n")), 'holds');
    assert.equal(automated(workflow('      - run: npm test\n', 'push', '    if: false\n')), 'fails');
    assert.equal(automated(workflow('      - run: npm ci\n#     - run: npm test\n')), 'fails');
    assert.equal(automated(workflow('      - run: npm test\n', 'workflow_dispatch')), 'not-applicable');
    assert.equal(automated(workflow('      - run: npm test\n', '[workflow_dispatch, push]')), 'holds');
    assert.equal(automated(workflow('      - run: npm test\n', '{workflow_dispatch: , pull_request: }')), 'holds');
  });

  it('follows scripts, targets, actions and workflows of the repository', () => {
    const run = (line: string): Readonly<Record<string, string>> => workflow(`      - run: ${line}\n`);
    assert.equal(automated(run('./ci/all.sh'), { 'ci/all.sh': 'set -e\nnpm ci\nnpm test\n' }), 'holds');
    assert.equal(automated(run('bash ci/all.sh'), { 'ci/all.sh': '# npm test\n' }), 'fails');
    assert.equal(
      automated(run('make ci'), { Makefile: 'ci: build test\n\ntest:\n\t@npm test\n\nbuild:\n\ttsc\n' }),
      'holds',
    );
    assert.equal(automated(run('make build'), { Makefile: 'ci: test\ntest:\n\tnpm test\nbuild:\n\ttsc\n' }), 'fails');
    assert.equal(automated(run('make a'), { Makefile: 'a: b\nb: a\n' }), 'fails', 'a circle ends');
    const action = 'runs:\n  using: composite\n  steps:\n    - run: npm test\n      shell: bash\n';
    const uses = workflow('      - uses: ./.github/actions/tests\n');
    assert.equal(automated(uses, { '.github/actions/tests/action.yml': action }), 'holds');
    assert.equal(automated(uses), 'fails');
    const calls = { '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    uses: ./.github/workflows/tests.yml\n' };
    const callee = 'on: workflow_call\njobs:\n  a:\n    steps:\n      - run: npm test\n';
    assert.equal(automated(calls, { '.github/workflows/tests.yml': callee }), 'holds');
  });

  it('knows what make, just and rake do where nobody names a target', () => {
    const run = (line: string, files: Readonly<Record<string, string>>): string =>
      automated(workflow(`      - run: ${line}\n`), { 'package.json': '{}', ...files });
    const makefile = '.PHONY: all\nall: unit\nunit:\n\tpython -m pytest\n';
    assert.equal(run('make', { Makefile: makefile }), 'holds');
    assert.equal(run('make -j4 V=1', { Makefile: makefile }), 'holds');
    assert.equal(run('make', { Makefile: makefile.replace('all: unit', 'all:\n\ttsc') }), 'fails');
    assert.equal(run('sudo make', { Makefile: makefile }), 'holds');
    for (const line of [
      'make lint',
      'make --version',
      'command -v make',
      'make -n',
      'echo make',
      'make -C docs',
      'make -f a',
    ])
      assert.equal(run(line, { Makefile: makefile }), 'fails', line);
    assert.equal(run('just --list', { justfile: 'unit:\n  cargo test\n' }), 'fails');
    assert.equal(run('just', { justfile: 'unit:\n  cargo test\n\nlint:\n  cargo clippy\n' }), 'holds');
    assert.equal(run('just', { justfile: 'lint:\n  cargo clippy\n\nunit:\n  cargo test\n' }), 'fails');
    for (const task of [
      'task default: :test',
      'task :default => [:test, :rubocop]',
      'task default: %w[spec rubocop]',
      'task "default" => "spec:unit"',
      'task(default: [\n  :rubocop,\n  :ci\n])\ntask ci: :test',
    ]) {
      assert.equal(run('bundle exec rake', { Rakefile: `require "rake/testtask"\n\n${task}\n` }), 'holds', task);
      assert.equal(run('bundle exec rake build', { Rakefile: `${task}\n` }), 'fails', task);
    }
    assert.equal(run('bundle exec rake -T', { Rakefile: 'task default: :test\n' }), 'fails');
    assert.equal(run('bundle exec rake', { Rakefile: 'task default: :rubocop\n' }), 'fails');
    assert.equal(run('bundle exec rake', { Rakefile: '# task default: :test\n' }), 'fails');
    assert.equal(run('bundle exec rake', {}), 'fails');
  });

  it('wants what is run, not only what runs it', () => {
    const run = (line: string, test: string): string =>
      automated({ 'tollgate.yaml': `test: ${test}\n`, ...workflow(`      - run: ${line}\n`) });
    for (const test of ['node --test', 'node --test-reporter=spec --test test/a.js', 'php -d x=1 run-tests.php']) {
      assert.equal(run('node build.js', test), 'fails', test);
      assert.equal(run('php build.php', test), 'fails', test);
    }
    assert.equal(run('npx c8 node --import ./a.js --test', 'node --test'), 'holds');
    assert.equal(run('php -d x=1 run-tests.php', 'php -d x=1 run-tests.php'), 'holds');
    assert.equal(run('jest --coverage', 'jest --ci'), 'holds');
    assert.equal(run('pnpm vitest --coverage', 'vitest run --typecheck'), 'holds');
    assert.equal(run('vitest run --typecheck', 'vitest'), 'holds');
    for (const line of ['vitest bench', 'npx vitest list', 'pnpm add -D vitest', 'vitest-preview run'])
      assert.equal(run(line, 'vitest run'), 'fails', line);
    assert.equal(run('npm test', 'npm test -- --json --outputFile=jest-results.json'), 'holds');
    assert.equal(run('go test ./...', 'go test ./... -json > go-test.json'), 'holds');
  });

  it('follows scripts however many call one another in turn', () => {
    const chain = Array.from({ length: 20_000 }, (_, n) => `a${n}: a${n + 1}\n`).join('');
    const makefile = `${chain}a20000:\n\tnpm test\n`;
    assert.equal(automated(workflow('      - run: make a0\n'), { Makefile: makefile }), 'holds');
    assert.equal(automated(workflow('      - run: make a0\n'), { Makefile: makefile.replace('test', 'ci') }), 'fails');
  });

  it('reads `.ci/run` and what it runs', () => {
    const run = '#!/usr/bin/env bash\ncd "$(dirname "$0")/.."\nnpm ci && ./scripts/all 2>&1 | tee "$log"\n';
    assert.equal(automated({ '.ci/run': run, 'scripts/all': '#!/bin/sh\nexec npm test\n' }), 'holds');
    assert.equal(automated({ '.ci/run': run, 'scripts/all': '#!/bin/sh\nnpm run lint\n' }), 'fails');
    assert.equal(automated({ '.ci/run': '"$root"/scripts/all\n', 'scripts/all': '#!/bin/sh\nnpm test\n' }), 'holds');
  });

  it('reads GitLab CI', () => {
    const gitlab = (job: string, more = ''): string =>
      automated({ '.gitlab-ci.yml': `stages: [test]\n${more}test:\n${job}` });
    assert.equal(gitlab('  script: [npm ci, npm test]\n'), 'holds');
    assert.equal(gitlab('  script:\n    - [npm ci]\n    - - npm test\n'), 'holds');
    assert.equal(gitlab('  extends: .base\n', '.base:\n  script: npm test\n'), 'holds');
    assert.equal(gitlab('  <<: *base\n', '.base: &base\n  script: npm test\n'), 'holds');
    assert.equal(gitlab('  script: npm run lint\n', '.base:\n  script: npm test\n'), 'fails');
    assert.equal(gitlab('  script: npm test\n  when: never\n'), 'fails');
    assert.equal(gitlab('  script: npm test\n  when: manual\n'), 'fails');
    assert.equal(gitlab('  script: npm test\n  rules: [{when: never}]\n'), 'fails');
    assert.equal(gitlab('  before_script: [npm test]\n  script: !reference [.setup, script]\n'), 'holds');
  });

  it('reads Azure Pipelines', () => {
    const azure = (steps: string): string => automated({ 'azure-pipelines.yml': `trigger: [main]\nsteps:\n${steps}` });
    assert.equal(azure('- script: npm test\n'), 'holds');
    assert.equal(azure('- script: npm test\n  enabled: false\n'), 'fails');
    assert.equal(azure('- script: npm test\n  condition: false\n'), 'fails');
    assert.equal(azure('- task: Npm@1\n  inputs: {command: custom, customCommand: run test}\n'), 'holds');
    assert.equal(azure('- task: Npm@1\n  inputs: {command: install}\n'), 'fails');
    const staged =
      'stages:\n- stage: a\n  jobs:\n  - job: b\n    steps:\n    - bash: |\n        npm ci\n        npm test\n';
    assert.equal(automated({ 'azure-pipelines.yml': staged }), 'holds');
    assert.equal(automated({ 'azure-pipelines.yml': `trigger: none\npr: none\n${staged}` }), 'not-applicable');
  });

  it('reads CircleCI', () => {
    const circle = (steps: string, jobs: string): string =>
      automated({
        '.circleci/config.yml': `version: 2.1\njobs:\n  test:\n    steps:\n${steps}workflows:\n  all:\n    jobs: [${jobs}]\n`,
      });
    assert.equal(circle('      - checkout\n      - run: npm test\n', 'test'), 'holds');
    assert.equal(circle('      - run: {name: tests, command: npm test}\n', 'test: {context: a}'), 'holds');
    assert.equal(circle('      - run: npm test\n', 'lint'), 'fails');
    assert.equal(circle('      - unless: {condition: false, steps: [{run: npm test}]}\n', 'test'), 'fails');
  });

  it('reads a Jenkinsfile', () => {
    const jenkins = (steps: string): string =>
      automated({ Jenkinsfile: `pipeline {\n  stages {\n    stage('Test') {\n${steps}\n    }\n  }\n}\n` });
    assert.equal(jenkins("steps { sh 'npm test' }"), 'holds');
    assert.equal(jenkins('steps { sh(script: """\nnpm ci\nnpm test\n""", returnStatus: true) }'), 'holds');
    assert.equal(jenkins("steps { sh label: 'tests', script: 'npm test' }"), 'holds');
    assert.equal(jenkins("steps { // sh 'npm test'\n }"), 'fails');
    assert.equal(jenkins("/* sh 'npm test' */"), 'fails');
    assert.equal(jenkins("steps { echo 'npm test' }"), 'fails');
    assert.equal(jenkins("when { expression { false } }\nsteps { sh 'npm test' }"), 'fails');
    assert.equal(jenkins("when { branch 'main' }\nsteps { sh 'npm test' }"), 'holds');
  });

  it('knows the runners by their other names', () => {
    const python = { 'package.json': '{}', 'pyproject.toml': '' };
    const run = (line: string, more: Readonly<Record<string, string>>): string =>
      automated(workflow(`      - run: ${line}\n`), more);
    assert.equal(run('python -m pytest -x', python), 'holds');
    assert.equal(run('poetry run pytest', python), 'holds');
    assert.equal(run('pip install pytest', { ...python }), 'fails');
    const maven = { 'package.json': '{}', 'pom.xml': '<project/>' };
    assert.equal(run('./mvnw -B verify', maven), 'holds');
    assert.equal(run('mvn -B verify -DskipTests', maven), 'fails');
    const rust = {
      'package.json': '{}',
      'Cargo.toml': '',
      justfile: 'unit:\n    RUST_LOG=debug cargo nextest -P ci run\n',
    };
    assert.equal(run('just unit', rust), 'holds');
    const called =
      'bin := ".venv/bin"\n\n@test *args="-x" +more: setup\n    $BIN/python -m pytest {{args}}\n\nsetup:\n    uv sync\n';
    assert.equal(run('just test', { 'package.json': '{}', justfile: called }), 'holds');
    assert.equal(run('just setup', { 'package.json': '{}', justfile: called }), 'fails');
    assert.equal(run('cargo nextest list', rust), 'fails');
    assert.equal(run('cargo test --no-run', rust), 'fails');
    assert.equal(run('pytest --collect-only', python), 'fails');
    assert.equal(run('go test -c ./cart', { 'package.json': '{}', 'go.mod': '' }), 'fails');
    const unnamed = { 'package.json': '{"scripts":{"test:unit":"vitest","e2e":"playwright install"}}' };
    assert.equal(run('npm run test:unit -- --run', unnamed), 'holds');
    assert.equal(run('npm run e2e', unnamed), 'fails');
    const several = (test: string): Record<string, string> => ({
      'package.json': JSON.stringify({
        scripts: { test, 'test:unit': 'vitest run', 'test:types': 'tsc', lint: 'eslint' },
      }),
    });
    for (const test of ['npm run "/^test:.*/"', 'run-s "test:*"', 'npm run test:unit && npm run lint']) {
      assert.equal(run('npm run test:unit', several(test)), 'holds', test);
      assert.equal(run('npm run test:types', several(test)), 'fails', test);
    }
    const made = { 'package.json': '{}', Makefile: 'test: unit\n\techo done\nunit:\n\t$(PY) -m pytest\n' };
    assert.equal(run('python -m pytest -q', made), 'holds');
    assert.equal(run('python -m pip install pytest', made), 'fails');
    const powerful = (text: string): Record<string, string> => ({ 'package.json': '{}', 'Build.ps1': text });
    assert.equal(run('./Build.ps1', powerful('<#\n .. #>\nexec { & dotnet test -c Release }\n')), 'holds');
    assert.equal(
      run('.\\build\\..\\Build.ps1', powerful('<#\ndotnet test\n#>\n# dotnet test\ndotnet pack\n')),
      'fails',
    );
    for (const line of ['./test/run.sh', 'bash -e ci/run-tests.sh --all', 'tests/run_all.py', './test.sh']) {
      assert.equal(run(line, { 'package.json': '{}' }), 'holds', line);
    }
    for (const line of [
      ...[
        'bundle exec rake test',
        'rake spec:unit',
        'bin/rails test',
        'composer test',
        'composer run-script tests:unit',
      ],
      ...['bazel test //...', 'cabal test all', 'lein test', 'meson test -C build', 'dune runtest', 'zig build test'],
      ...['hatch run test', 'prove -r t', 'pwsh -c Invoke-Pester'],
    ])
      assert.equal(run(line, { 'package.json': '{}' }), 'holds', line);
    for (const line of [
      'bazel build //test',
      'composer install',
      'rake build',
      'rails db:test:prepare',
      'improve -r t',
      'npm run prove',
    ])
      assert.equal(run(line, { 'package.json': '{}' }), 'fails', line);
    for (const line of ['./test/install_deps.sh', 'bash -n test.sh', 'chmod +x test.sh', 'test -f x', './latest.sh']) {
      assert.equal(run(line, { 'package.json': '{}' }), 'fails', line);
    }
    const jupyter = { 'package.json': '{"scripts":{"test":"jest"}}', 'yarn.lock': '' };
    assert.equal(run('jlpm run test --coverage', jupyter), 'holds');
    assert.equal(run('jlpm install', jupyter), 'fails');
    const gradle = { 'package.json': '{}', 'build.gradle': '' };
    assert.equal(run('./gradlew build', gradle), 'holds');
    assert.equal(run('./gradlew build -x test', gradle), 'fails');
  });

  it('blocks nothing where CI has a YAML of its own', () => {
    const files = { '.gitlab-ci.yml': 'test:\n  script: [\n' };
    assert.equal(automated(files), 'unverified');
    const verdict = judged({ files: { 'package.json': packageJson, ...files } });
    assert.deepEqual(
      verdict.findings.filter(({ severity, criterion }) => severity === 'block' && criterion === 'tests-automated'),
      [],
    );
  });

  it('tells the first mistake of a broken file, and not what follows from it', () => {
    const broken =
      'on: push\njobs:\n  a:\n    steps:\n      - run: |\n          cat <<EOF\n# Title\nwords\nmore words\n  - x: y\nEOF\n';
    const { problems } = judged({ files: { 'package.json': packageJson, '.github/workflows/ci.yml': broken } });
    assert.deepEqual(
      problems.map(({ place: { file, line } }) => [file, line]),
      [['.github/workflows/ci.yml', 8]],
    );
  });

  it('takes any text for a script, and ends', () => {
    for (const text of ['"', "'", '$(', '${', '<<', '<<EOF', '\\', '`', '(((', 'if', '}\n}', 'x\0y', '>'.repeat(2000)])
      for (const path of ['.ci/run', 'Jenkinsfile', 'Makefile', '.github/workflows/a.yml', '.circleci/config.yml'])
        assert.doesNotThrow(() => automated({ [path]: text }), `${path}: ${text}`);
  });
});
