import type { Specification } from '../../model.ts';

export interface OpenSpecFile {
  readonly holds: 'specification' | 'tasks';
  readonly folder: string;
  /** The path below `specs/`, or the name of the change where people write without any; empty for tasks. */
  readonly capability: string;
  readonly change: Specification['change'];
  /** `openspec/specs/auth.md`, which OpenSpec itself passes over: a specification only where it is written as one. */
  readonly isFlat?: true;
}

const roots = ['openspec/specs/', 'openspec/changes/'];

const flat = /^((?:.*\/)?openspec\/specs)\/([^/]+)\.md$/;
const aside = /^(?:readme|index|spec|agents|template|_.*)$/i;

export function openSpecFile(path: string): OpenSpecFile | undefined {
  if (!path.endsWith('.md')) return undefined;
  const [, own, flatName] = flat.exec(path) ?? [];
  if (own !== undefined && flatName !== undefined && !aside.test(flatName))
    return { holds: 'specification', folder: own, capability: flatName, change: undefined, isFlat: true };
  const holds = path.endsWith('/spec.md') ? 'specification' : path.endsWith('/tasks.md') ? 'tasks' : undefined;
  if (holds === undefined) return undefined;
  const begin = rootIn(path);
  if (begin < 0) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/'));
  const [kind, ...below] = folder.slice(begin + 'openspec/'.length).split('/');
  if (kind === 'specs') {
    const capability = below.join('/');
    return holds === 'specification' && capability !== ''
      ? { holds, folder, capability, change: undefined }
      : undefined;
  }
  const change = below[0] === 'archive' ? 'archived' : 'proposed';
  const [name, ...within] = change === 'archived' ? below.slice(1) : below;
  if (name === undefined) return undefined;
  if (holds === 'tasks') return within.length === 0 ? { holds, folder, capability: '', change } : undefined;
  const capability = (within[0] === 'specs' ? within.slice(1) : within).join('/');
  return { holds, folder, capability: capability === '' ? name : capability, change };
}

/** Where the first root begins, wherever it lies; -1 where there is none. */
function rootIn(path: string): number {
  const found = roots
    .map((root) => (path.startsWith(root) ? 0 : path.indexOf(`/${root}`) + 1 || -1))
    .filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}
