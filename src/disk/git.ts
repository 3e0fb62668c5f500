import { citedIn } from '../core/index.ts';
import { askGit, type Told } from './ask-git.ts';
import { checkoutOf } from './checkout.ts';

/** What git knows that the work tree does not. */
export interface Elsewhere {
  /** What git calls the person. */
  readonly me: string | undefined;
  /** IDs in local and remote-tracking branches that are not in this one. */
  readonly ids: readonly string[];
  /** False where there was not enough time to look everywhere. */
  readonly isComplete: boolean;
}

const nothing: Elsewhere = { me: undefined, ids: [], isComplete: true };
/** Milliseconds. */
const patience = 2000;
const documents = /\.(?:md|markdown|ya?ml|feature|adoc|rst)$/i;

/** Asks git, where there is one and the folder is in a repository of its own. Never rejects; nothing is written and no network used. */
export async function elsewhere(root: string): Promise<Elsewhere> {
  if (checkoutOf(root).history.state === 'none') return nothing;
  const signal = AbortSignal.timeout(patience);
  const ask = async (args: readonly string[], input?: string): Promise<Pick<Told, 'failed'> & { text: string }> => {
    const { bytes, failed } = await askGit(root, args, signal, input);
    return { text: bytes.toString('utf8'), failed };
  };
  const [name, head] = await Promise.all([
    ask(['config', 'user.name']),
    ask(['rev-parse', '--verify', '--quiet', 'HEAD']),
  ]);
  if (name.failed === 'to start') return nothing;
  const without = head.text.trim() === '' ? [] : ['--not', 'HEAD'];
  const listed = await ask(['rev-list', '--objects', '--branches', '--remotes', ...without]);
  const objects = listed.text
    .split('\n')
    .map((line) => /^([0-9a-f]{40,64}) (.+)$/.exec(line))
    .filter((match) => match !== null && documents.test(match[2] ?? ''));
  const paths = objects.map((match) => match?.[2] ?? '').join('\n');
  const hashes = [...new Set(objects.map((match) => match?.[1] ?? ''))];
  const contents = hashes.length === 0 ? undefined : await ask(['cat-file', '--batch'], `${hashes.join('\n')}\n`);
  const ids = new Set<string>();
  for (const { readings } of citedIn(`${paths}\n${contents?.text ?? ''}`)) for (const { id } of readings) ids.add(id);
  return {
    me: name.text.trim() === '' ? undefined : name.text.trim(),
    ids: [...ids],
    isComplete: listed.failed === undefined && contents?.failed === undefined,
  };
}
