import { commandsIn } from '../../syntax/shell.ts';
import type { Script } from '../../model.ts';
import type { YamlNode } from '../../syntax/yaml.ts';

export type Command = Script['commands'][number];

/** What stands below a key of a map; undefined for anything else. */
export function below(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

export function entriesOf(node: YamlNode | undefined): (readonly [key: string, value: YamlNode])[] {
  return node?.kind === 'map' ? Array.from(node.entries, ([key, { value }]) => [key, value] as const) : [];
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'list' ? node.items : [];
}

export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? String(node.value ?? '') : undefined;
}

/** A condition that never holds: `false`, `${{ false }}`, `never`. */
export function isNever(node: YamlNode | undefined): boolean {
  return /^(?:\$\{\{\s*false\s*\}\}|false|never)$/i.test(textOf(node)?.trim() ?? '');
}

/** The commands of a script that stands in a value: one text, or a list of them, of whatever depth. */
export function* commandsAt(node: YamlNode | undefined): Generator<Command> {
  if (node === undefined) return;
  if (node.kind === 'list') for (const item of node.items) yield* commandsAt(item);
  if (node.kind !== 'scalar') return;
  // A block begins on the line below its mark; nobody is helped by more precision than that.
  for (const { words } of commandsIn(String(node.value ?? ''))) yield { words, line: node.line };
}
