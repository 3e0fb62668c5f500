import { message } from '../../message.ts';
import type { Fact, Link, Place, Problem, Requirement, Specification } from '../../model.ts';
import type { Document } from '../../reader.ts';
import { asRequirement } from '../../convention/stated-requirement.ts';
import { readYaml, type YamlMap, type YamlNode } from '../../syntax/yaml.ts';
import { fingerprint, normalText, type Reference } from './fingerprint.ts';

const extension = /\.(?:ya?ml|md)$/i;
/** Characters, the last of which is no digit, and a number; or what stands before a separator, and a name. */
const uidForm = /^(?:[\p{L}\p{N}_.-]*[\p{L}_.-]\d+|[\p{L}\p{N}_.-]+[-_.][\p{L}\p{N}_]+)$/u;

/** `REQ001` of `reqs/REQ001.yml`, `REQ-login` of `reqs/REQ-login.yml`. */
export function uidOf(path: string): string | undefined {
  const end = path.search(extension);
  if (end < 0) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1, end);
  return uidForm.test(name) ? name : undefined;
}

const standard = [
  'active',
  'derived',
  'header',
  'level',
  'links',
  'normative',
  'ref',
  'references',
  'reviewed',
  'text',
];
/** What every item has that Doorstop wrote; nothing else has so many of these. */
const own = ['active', 'derived', 'level', 'links', 'normative', 'reviewed'];
const fewest = 4;
const looksLikeItem = /^(?:active|normative|derived):/m;

export function* readItem({ path, text }: Document, uid: string): Generator<Fact> {
  if (!looksLikeItem.test(text)) return;
  const parts = /\.md$/i.test(path) ? frontMatter(text) : { yaml: text, firstLine: 1 };
  if (parts === undefined) return;
  const { root, problems } = readYaml(parts.yaml, { file: path, firstLine: parts.firstLine, spoils: 'specification' });
  if (root?.kind !== 'map') {
    if (own.filter((key) => new RegExp(`^${key}:`, 'm').test(parts.yaml)).length >= fewest) yield* problems;
    return;
  }
  if (own.filter((key) => root.entries.has(key)).length < fewest) return;
  yield* problems;
  const isInactive = scalar(root, 'active') === 'false';
  if (scalar(root, 'normative') === 'false') {
    if (!isInactive) yield heading(uid, path);
    return;
  }
  const { header, said } =
    parts.body === undefined ? { header: scalar(root, 'header'), said: scalar(root, 'text') } : parts.body;
  const place = placeOf(root.entries.get('text')?.key ?? root, path);
  const links = linksIn(root.entries.get('links')?.value, path);
  const stamped = { uid, text: said, ref: scalar(root, 'ref'), references: referencesIn(root) };
  const print = hasMore(root) ? undefined : fingerprint(stamped, []);
  const requirement: Requirement = asRequirement({
    id: uid,
    convention: 'doorstop',
    place: { file: path, line: 1, column: 1 },
    endLine: text.trimEnd().split('\n').length,
    title: normalText(header).replace(/^#+\s*/, ''),
    statement: normalText(said),
    isSentence: true,
    ...(isInactive && { state: 'retired' as const, retired: { on: undefined, reason: 'inactive' } }),
    ...(links.length > 0 && { covers: links }),
    ...(print !== undefined && { fingerprint: print }),
  });
  yield {
    kind: 'specification',
    convention: 'doorstop',
    place: requirement.place,
    title: requirement.title === '' ? uid : requirement.title,
    requirements: [requirement],
  };
  if (isInactive) return;
  const reviewed =
    print === undefined
      ? undefined
      : fingerprint(
          stamped,
          links.map(({ value }) => value),
        );
  yield* review(root, uid, reviewed, place, path);
}

function heading(uid: string, file: string): Specification {
  const place = { file, line: 1, column: 1 };
  return { kind: 'specification', convention: 'doorstop', place, title: uid, requirements: [], informs: uid };
}

function* review(
  root: YamlMap,
  uid: string,
  reviewed: string | undefined,
  place: Place,
  file: string,
): Generator<Problem> {
  const stamp = scalar(root, 'reviewed');
  const isMissing = isNothing(stamp);
  if (stamp === 'true' || (!isMissing && (reviewed === undefined || stamp === reviewed || !isFingerprint.test(stamp))))
    return;
  const entry = root.entries.get('reviewed');
  yield {
    kind: 'problem',
    spoils: 'specification',
    place: entry === undefined ? place : placeOf(entry.key, file),
    found: isMissing
      ? message('{id} was never reviewed', { id: uid })
      : message('{id} was changed since it was reviewed', { id: uid }),
    wanted: message('a look at it, then `doorstop review {id}`', { id: uid }),
    minor: true,
  };
}

/** SHA-256 as Doorstop writes it today; versions before 1.5 had others. */
const isFingerprint = /^[\w-]{43}=$/;

function isNothing(value: string): boolean {
  return value === '' || value === 'null' || value === '~' || value === 'false';
}

/** Further fields may be part of the fingerprint, or not: `.doorstop.yml` tells, and an item does not. */
function hasMore(root: YamlMap): boolean {
  return [...root.entries.keys()].some((key) => !standard.includes(key));
}

function linksIn(node: YamlNode | undefined, file: string): Link[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item): Link[] => {
    if (item.kind === 'scalar') {
      const [, value = '', stamp] = /^([^:]*)(?::(.*))?$/.exec(String(item.value ?? '').trim()) ?? [];
      return value === '' ? [] : [{ value, place: placeOf(item, file), stamp: stampIn(stamp ?? '') }];
    }
    if (item.kind !== 'map') return [];
    return Array.from(item.entries, ([value, { key, value: stamp }]) => ({
      value,
      place: placeOf(key, file),
      stamp: stampIn(stamp.kind === 'scalar' ? String(stamp.value ?? '') : ''),
    }));
  });
}

/** `true`: confirmed by hand. What another version of Doorstop wrote cannot be compared. */
function stampIn(written: string): Link['stamp'] {
  const stamp = written.trim();
  return isNothing(stamp) ? null : isFingerprint.test(stamp) ? stamp : undefined;
}

function referencesIn(root: YamlMap): readonly Reference[] {
  const node = root.entries.get('references')?.value;
  if (node?.kind !== 'list') return [];
  return node.items.map((item) =>
    item.kind === 'map'
      ? Object.fromEntries(
          Array.from(item.entries, ([key, { value }]) => [
            key,
            value.kind === 'scalar' ? String(value.value ?? '') : '',
          ]),
        )
      : {},
  );
}

function scalar({ entries }: YamlMap, key: string): string {
  const node = entries.get(key)?.value;
  return node?.kind === 'scalar' ? String(node.value ?? '') : '';
}

function placeOf({ line, column }: { readonly line: number; readonly column: number }, file: string): Place {
  return { file, line, column };
}

interface Parts {
  readonly yaml: string;
  readonly firstLine: number;
  readonly body?: { readonly header: string; readonly said: string };
}

/** In Markdown the text stands below, and the first line may be its header. */
function frontMatter(text: string): Parts | undefined {
  const [whole, yaml] = /^\uFEFF?---[ \t]*\r?\n([^]*?\r?\n)---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  if (whole === undefined || yaml === undefined) return undefined;
  const content = text.slice(whole.length).replace(/\r\n/g, '\n').trim();
  const [first = ''] = content.split('\n', 1);
  const header = /^#+\s/.test(first) ? first : '';
  return { yaml, firstLine: 2, body: { header, said: content.slice(header.length) } };
}
