import { isPlaceholder } from '../../convention/placeholder.ts';
import { message } from '../../message.ts';
import type { Component, Environment, Message, Place, Problem, Stated } from '../../model.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../syntax/yaml.ts';

/** What the front matter of a note says of the things around it. */
export interface Design {
  readonly satisfies: readonly Stated[];
  readonly components: readonly Component[];
  readonly environment?: Environment;
  readonly problems: readonly Problem[];
}

export function readDesign(root: YamlMap, file: string): Design {
  const problems: Problem[] = [];
  const { satisfies, components, environment } = Object.fromEntries(root.entries) as Partial<Record<string, YamlEntry>>;
  const complain = (node: YamlNode, found: Message, wanted: Message): void => {
    problems.push({ kind: 'problem', spoils: 'note', place: placeOf(node, file), found, wanted, minor: true });
  };
  if (components !== undefined && components.value.kind === 'scalar' && components.value.value !== '') {
    complain(
      components.value,
      message('`components:` without names and paths'),
      message('a name and its path for each, as in `api: src/api`'),
    );
  }
  if (environment !== undefined && environment.value.kind !== 'map' && !isEmpty(environment.value)) {
    complain(
      environment.value,
      message('`environment:` without parts'),
      message('`runtime:`, `infrastructure:`, `configuration:`, `delivery:` and `rollback:` below it'),
    );
  }
  return {
    satisfies: satisfies === undefined ? [] : [...listed(satisfies.value, file)],
    components: components === undefined ? [] : [...componentsIn(components.value, file)],
    ...(environment?.value.kind === 'map' && { environment: environmentIn(environment.value, file) }),
    problems,
  };
}

/** `[A, B]`, a list of lines, or `A, B` in one string. */
function* listed(node: YamlNode, file: string): Generator<Stated> {
  if (node.kind === 'list') {
    for (const item of node.items) {
      if (!isEmpty(item)) yield { value: text(item), place: placeOf(item, file) };
    }
  } else if (node.kind === 'scalar') {
    for (const { 0: word, index } of String(node.value ?? '').matchAll(/[^\s,;][^,;]*/g)) {
      const value = word.trim();
      yield { value, place: { file, line: node.line, column: node.column + index } };
    }
  }
}

function* componentsIn(node: YamlNode, file: string, name?: string): Generator<Component> {
  if (isEmpty(node)) {
    if (name !== undefined && name !== '') yield { name, path: '', place: placeOf(node, file) };
    return;
  }
  switch (node.kind) {
    case 'scalar':
      if (name !== undefined) yield { name, path: text(node), place: placeOf(node, file) };
      return;
    case 'list':
      for (const item of node.items) yield* componentsIn(item, file, name ?? text(item));
      return;
    case 'map': {
      const given = node.entries.get('path')?.value;
      const ownName = node.entries.get('name')?.value;
      if (given !== undefined && (name ?? ownName) !== undefined) {
        yield* componentsIn(given, file, ownName === undefined ? name : text(ownName));
      } else {
        for (const [key, { value }] of node.entries) yield* componentsIn(value, file, key);
      }
    }
  }
}

function environmentIn({ entries, line, column }: YamlMap, file: string): Environment {
  const part = (...keys: string[]): Stated | undefined => {
    const node = keys.map((key) => entries.get(key)?.value).find((each) => each !== undefined);
    return node === undefined || isEmpty(node) ? undefined : { value: text(node), place: placeOf(node, file) };
  };
  const runtime = part('runtime', 'run-time');
  const configuration = part('configuration');
  const delivery = part('delivery');
  const rollback = part('rollback', 'roll-back');
  const infrastructure = entries.get('infrastructure')?.value;
  return {
    place: { file, line, column },
    ...(runtime && { runtime }),
    infrastructure: infrastructure === undefined ? [] : [...listed(infrastructure, file)],
    ...(configuration && { configuration }),
    ...(delivery && { delivery }),
    ...(rollback && { rollback }),
  };
}

/** Lists in one line; what a map says as `key: value`. */
function text(node: YamlNode): string {
  switch (node.kind) {
    case 'scalar':
      return String(node.value ?? '').trim();
    case 'list':
      return node.items.map(text).join(', ');
    case 'map':
      return Array.from(node.entries, ([key, { value }]) => `${key}: ${text(value)}`).join(', ');
  }
}

function isEmpty(node: YamlNode): boolean {
  return isPlaceholder(text(node));
}

function placeOf({ line, column }: YamlNode, file: string): Place {
  return { file, line, column };
}
