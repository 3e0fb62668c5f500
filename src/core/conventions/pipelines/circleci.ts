import type { YamlNode } from '../../syntax/yaml.ts';
import { below, type Command, commandsAt, entriesOf, isNever, itemsOf, textOf } from './parts.ts';
import type { Pipelines } from './pipelines.ts';

/** CircleCI: the jobs that a workflow names; without workflows the job `build`. */
export const circleci: Pipelines = {
  service: 'CircleCI',
  path: /^\.circleci\/config\.ya?ml$/,
  *read(root, path) {
    const jobs = new Map(entriesOf(below(root, 'jobs')));
    const workflows = below(root, 'workflows');
    const named = workflows === undefined ? ['build'] : [...namedIn(workflows)];
    const steps = named.flatMap((name) => {
      const job = jobs.get(name);
      return job === undefined ? [] : [below(job, 'steps')];
    });
    const commands = below(root, 'commands');
    yield { isAutomatic: true, name: path, commands: steps.flatMap((each) => [...inSteps(each, commands, 0)]) };
  },
};

function* namedIn(workflows: YamlNode): Generator<string> {
  for (const [, workflow] of entriesOf(workflows)) {
    if (isNever(below(workflow, 'when'))) continue;
    for (const job of itemsOf(below(workflow, 'jobs'))) {
      const [entry] = entriesOf(job);
      const name = entry === undefined ? textOf(job) : entry[0];
      if (name !== undefined) yield name;
    }
  }
}

const deepest = 8;

function* inSteps(steps: YamlNode | undefined, commands: YamlNode | undefined, depth: number): Generator<Command> {
  if (depth > deepest) return;
  for (const step of itemsOf(steps)) {
    const run = below(step, 'run');
    yield* commandsAt(run?.kind === 'map' ? below(run, 'command') : run);
    const [entry] = entriesOf(step);
    const name = entry === undefined ? textOf(step) : entry[0];
    if (name === 'when' || name === 'unless') {
      if (!isNever(below(entry?.[1], 'condition'))) yield* inSteps(below(entry?.[1], 'steps'), commands, depth + 1);
    } else if (name !== undefined) yield* inSteps(below(below(commands, name), 'steps'), commands, depth + 1);
  }
}
