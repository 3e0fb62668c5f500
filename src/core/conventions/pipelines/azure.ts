import { commandsIn } from '../../syntax/shell.ts';
import type { YamlNode } from '../../syntax/yaml.ts';
import { below, type Command, commandsAt, entriesOf, isNever, itemsOf, textOf } from './parts.ts';
import type { Pipelines } from './pipelines.ts';

/** Azure Pipelines: steps below stages, jobs and templates, wherever they lie. */
export const azure: Pipelines = {
  service: 'Azure Pipelines',
  path: /^(?:\.?azure-pipelines[^/]*\.ya?ml|\.?azure(?:-pipelines)?\/.+\.ya?ml)$/,
  *read(root, path) {
    const isOff = (key: string): boolean => textOf(below(root, key)) === 'none';
    yield { isAutomatic: !(isOff('trigger') && isOff('pr')), name: path, commands: [...within(root)] };
  },
};

const scripts = ['script', 'bash', 'powershell', 'pwsh'];

function* within(node: YamlNode | undefined): Generator<Command> {
  for (const item of itemsOf(node)) yield* within(item);
  if (node?.kind !== 'map' || isNever(below(node, 'enabled')) || isNever(below(node, 'condition'))) return;
  for (const key of scripts) yield* commandsAt(below(node, key));
  yield* task(node);
  for (const [key, value] of entriesOf(node)) if (key !== 'inputs' && value.kind !== 'scalar') yield* within(value);
}

/** Tasks of the usual build tools, as the command that each of them runs. */
function* task(step: YamlNode): Generator<Command> {
  const name = textOf(below(step, 'task'))?.replace(/@.*$/, '').toLowerCase();
  const input = (key: string): string => textOf(below(below(step, 'inputs'), key)) ?? '';
  const lines: Readonly<Record<string, string>> = {
    bash: input('script') || input('filePath'),
    cmdline: input('script'),
    powershell: input('script') || input('filePath'),
    npm: `npm ${input('customCommand') || input('command')}`,
    dotnetcorecli: `dotnet ${input('command')}`,
    maven: `mvn ${input('goals') || 'package'}`,
    gradle: `gradle ${input('tasks') || 'build'}`,
    go: `go ${input('command')} ${input('arguments')}`,
    vstest: 'dotnet test',
  };
  const line = lines[name ?? ''];
  if (line !== undefined) for (const { words } of commandsIn(line)) yield { words, line: step.line };
}
