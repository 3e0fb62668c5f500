import type { YamlNode } from '../../syntax/yaml.ts';
import { below, type Command, commandsAt, entriesOf, isNever, itemsOf, textOf } from './parts.ts';
import type { Pipelines } from './pipelines.ts';

/** Workflows of GitHub Actions, and of Gitea and Forgejo, which took over their form. One that is started by hand only waits to be called. */
export const github: Pipelines = {
  service: 'GitHub Actions',
  path: /^\.(?:github|gitea|forgejo)\/(?:workflows\/[^/]+|actions\/.+\/action)\.ya?ml$/,
  *read(root, path) {
    const name = path.replace(/\/action\.ya?ml$/, '');
    const isAutomatic = name === path && triggersOf(below(root, 'on')).some((each) => !waiting.includes(each));
    const commands = [...entriesOf(below(root, 'jobs')).flatMap(([, job]) => [...inJob(job)])];
    yield { isAutomatic, name, commands: [...commands, ...inSteps(below(below(root, 'runs'), 'steps'))] };
  },
};

const waiting = ['workflow_dispatch', 'workflow_call', 'repository_dispatch'];

function triggersOf(on: YamlNode | undefined): string[] {
  if (on?.kind === 'list') return on.items.map((item) => textOf(item) ?? '');
  return on?.kind === 'map' ? [...on.entries.keys()] : [textOf(on) ?? ''];
}

function* inJob(job: YamlNode): Generator<Command> {
  if (isNever(below(job, 'if'))) return;
  yield* called(below(job, 'uses'));
  yield* inSteps(below(job, 'steps'));
}

function* inSteps(steps: YamlNode | undefined): Generator<Command> {
  for (const step of itemsOf(steps)) {
    if (isNever(below(step, 'if'))) continue;
    yield* called(below(step, 'uses'));
    yield* commandsAt(below(step, 'run'));
  }
}

/** An action or a workflow of the repository itself; what others wrote is not known. */
function* called(uses: YamlNode | undefined): Generator<Command> {
  const name = textOf(uses);
  if (uses !== undefined && name?.startsWith('./') === true) yield { words: [name], line: uses.line };
}
