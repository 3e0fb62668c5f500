import type { Desk } from '../edit.ts';
import { message } from '../message.ts';
import type { Message, Requirement, Sha256 } from '../model.ts';

/** Of requirements that are not retired, by ID. */
export type Digests = ReadonlyMap<string, Sha256>;

/** What a branch made of the files that it changed. */
export interface BranchDigests {
  readonly name: string;
  /** Where the branch left the common history. */
  readonly before: Digests;
  readonly after: Digests;
}

/** Which branches changed a requirement that is here, or took it away, and made something else of it than what is here. */
export function changedElsewhere(here: Digests, branches: readonly BranchDigests[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, before, after } of branches) {
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const now = after.get(id);
      if (!here.has(id) || now === before.get(id) || now === here.get(id)) continue;
      found.set(id, [...(found.get(id) ?? []), name]);
    }
  }
  return found;
}

/** Of several requirements with one ID the first counts, as everywhere. */
export function digestsOf(requirements: Iterable<Requirement>): Digests {
  const digests = new Map<string, Sha256>();
  for (const { id, state, digest } of requirements)
    if (state !== 'retired' && !digests.has(id)) digests.set(id, digest);
  return digests;
}

/** Undefined where no other branch changes the requirement, or nobody looked. */
export function alsoChanged(id: string, { changedElsewhere }: Desk): Message | undefined {
  const branches = changedElsewhere?.get(id) ?? [];
  const [first] = branches;
  if (first === undefined) return undefined;
  return branches.length === 1
    ? message('{id} is also changed in the branch `{branch}`', { id, branch: first })
    : message('{id} is also changed in the branches {branches}', {
        id,
        branches: branches.map((each) => `\`${each}\``),
      });
}

/** What was done, and which of the requirements other branches change. */
export function withAlsoChanged(done: Message, ids: readonly string[], desk: Desk): Message {
  const elsewhere = ids.flatMap((id) => alsoChanged(id, desk) ?? []);
  return elsewhere.length === 0 ? done : message('{done}; {elsewhere}', { done, elsewhere });
}
