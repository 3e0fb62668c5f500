import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Message, Script } from '../model.ts';
import { testRunner } from '../criterion/runs-tests.ts';

const shown = 3;

function isPipeline({ service }: Script): boolean {
  return service !== null;
}

export const testsAutomated = criterion<'repository'>({
  id: 'tests-automated',
  phase: 'test',
  position: 7,
  title: message('CI runs the tests'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'block' },
  needs: ['script'],
  // Who neither delivers nor asked for it, and has no CI, is not told so in the first minute.
  subjects: ({ scripts, problems }, { config, level }) =>
    level === 'delivery' ||
    config.severities['tests-automated'] !== undefined ||
    scripts.some(isPipeline) ||
    problems.some(({ spoils }) => spoils === 'script')
      ? ['repository']
      : [],
  *judge(_subject, model) {
    const command = model.testCommand;
    const pipelines = model.scripts.filter(isPipeline);
    const broken = model.problems.find(({ spoils }) => spoils === 'script');
    const [first] = pipelines;
    if (first === undefined) {
      yield {
        result: 'unverified',
        subject: null,
        place: broken?.place ?? null,
        found:
          broken === undefined
            ? message('no CI file was found')
            : message('the CI file {file} was not understood', { file: broken.place.file }),
        wanted: message(
          'one that runs {command}: `.github/workflows/ci.yml`, `.gitlab-ci.yml`, `azure-pipelines.yml`, `Jenkinsfile`, `.circleci/config.yml` or `.ci/run`',
          { command: named(command) },
        ),
      };
      return;
    }
    if (pipelines.some(testRunner(model))) return;
    const files = [...new Set(pipelines.map(({ place }) => place.file))];
    yield {
      result: broken === undefined ? 'fails' : 'unverified',
      subject: null,
      place: first.place,
      found: message('no step of {files} runs {command}', {
        files: files.length > shown ? [...files.slice(0, shown), '…'] : files,
        command: named(command),
      }),
      wanted: message('a step that runs it, or `tollgate test`, on every change'),
    };
  },
});

function named(command: string | undefined): string | Message {
  return command === undefined ? message('the test command') : `\`${command}\``;
}
