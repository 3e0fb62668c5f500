import { commandsIn } from '../syntax/shell.ts';
import type { Fact } from '../model.ts';
import type { Convention } from '../reader.ts';
import { readYaml } from '../syntax/yaml.ts';
import { azure } from './pipelines/azure.ts';
import { circleci } from './pipelines/circleci.ts';
import { github } from './pipelines/github.ts';
import { gitlab } from './pipelines/gitlab.ts';
import { jenkinsCommands, jenkinsfile } from './pipelines/jenkins.ts';

const inYaml = [azure, circleci, github, gitlab];
/** Scripts that a service of whatever name is told to run. */
const ownScript = /^\.ci\/(?:[^/]+\/)*(?:[\w-]+|[^/]+\.(?:sh|bash|ps1|cmd|bat))$/;

/** What CI services run by themselves. */
export const pipelines: Convention = {
  id: 'pipelines',
  title: 'CI pipelines',
  home: () => undefined,
  opens: (path) => path.includes('.ci/') || inYaml.some((each) => each.path.test(path)) || jenkinsfile.test(path),
  *read({ path, text }): Generator<Fact> {
    const script = { kind: 'script', name: path, place: { file: path, line: 1, column: 1 } } as const;
    if (jenkinsfile.test(path)) yield { ...script, service: 'Jenkins', commands: [...jenkinsCommands(text)] };
    else if (ownScript.test(path)) yield { ...script, service: '.ci', commands: shellCommands(text) };
    const reader = inYaml.find((each) => each.path.test(path));
    if (reader === undefined) return;
    const { root, problems } = readYaml(text, { file: path, spoils: 'script' });
    // Services have YAML of their own kinds; what is not understood leaves one criterion in the dark, and breaks nothing.
    // Of many mistakes the first is told: the others are mostly what follows from it.
    const [problem] = problems;
    if (problem !== undefined) yield { ...problem, minor: true };
    if (root === undefined) return;
    for (const { isAutomatic, name, commands } of reader.read(root, path))
      yield { ...script, name, service: isAutomatic ? reader.service : null, commands };
  },
};

function shellCommands(text: string): { words: readonly string[]; line: number }[] {
  return Array.from(commandsIn(text), ({ words, line }) => ({ words, line: line + 1 }));
}
