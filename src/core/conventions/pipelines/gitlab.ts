import type { YamlNode } from '../../syntax/yaml.ts';
import { below, commandsAt, entriesOf, isNever, itemsOf, textOf } from './parts.ts';
import type { Pipelines } from './pipelines.ts';

/** GitLab CI: each key that is no keyword is a job; one whose name begins with a dot waits for others to extend it. */
export const gitlab: Pipelines = {
  service: 'GitLab CI',
  path: /^(?:\.gitlab-ci\.ya?ml|\.gitlab(?:-ci)?\/.+\.ya?ml)$/,
  *read(root, path) {
    const jobs = new Map(entriesOf(root).filter(([name]) => !keywords.has(name)));
    const commands = [...jobs].flatMap(([name, job]) => {
      if (name.startsWith('.') || waits(job)) return [];
      const chain = withParents(job, jobs);
      if (chain.some(waits)) return [];
      const own = (key: string): YamlNode | undefined => chain.map((each) => below(each, key)).find(Boolean);
      return [own('before_script'), own('script')].flatMap((script) => [...commandsAt(script)]);
    });
    const shared = [below(root, 'before_script'), below(below(root, 'default'), 'before_script')];
    yield {
      isAutomatic: true,
      name: path,
      commands: [...shared.flatMap((script) => [...commandsAt(script)]), ...commands],
    };
  },
};

const keywords = new Set(
  'stages variables default include workflow image services cache before_script after_script spec'.split(' '),
);

/** Never started, or by hand alone. */
function waits(job: YamlNode): boolean {
  const rules = itemsOf(below(job, 'rules'));
  const when = [below(job, 'when'), ...(rules.length === 1 ? [below(rules[0], 'when')] : [])];
  return when.some((each) => isNever(each) || textOf(each) === 'manual');
}

/** The job, and what it extends or merges in, the nearest first. */
function withParents(job: YamlNode, jobs: ReadonlyMap<string, YamlNode>): YamlNode[] {
  const chain: YamlNode[] = [];
  const waiting = [job];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (chain.includes(next)) continue;
    chain.push(next);
    const merged = below(next, '<<');
    const parents = below(next, 'extends');
    const names = parents?.kind === 'list' ? parents.items.map(textOf) : [textOf(parents)];
    waiting.push(
      ...names.reverse().flatMap((name) => jobs.get(name ?? '') ?? []),
      ...(merged === undefined ? [] : [merged]),
    );
  }
  return chain;
}
