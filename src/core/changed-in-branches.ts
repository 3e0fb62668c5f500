import type { Classifier } from './reading/classify.ts';
import type { Config } from './config.ts';
import { changedElsewhere, type Digests, digestsOf } from './delivery/changed-elsewhere.ts';
import { matcher } from './syntax/globs.ts';
import type { Fact, Requirement } from './model.ts';
import type { ReadRepository } from './read.ts';
import { allConventions } from './reading/read-file.ts';
import { decodeText } from './syntax/text.ts';

/** The files that a branch changed since it left the common history, as they were then and as they are in it. */
export interface Branch {
  readonly name: string;
  readonly before: readonly BranchFile[];
  readonly after: readonly BranchFile[];
}

export interface BranchFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Whether requirements may stand in a file: the paths that are asked for in branches. */
export function mayRequire({ kinds, config: { config } }: Where): (path: string) => boolean {
  const isExcluded = matcher(config.paths.exclude);
  return (path) =>
    !kinds.kindOf(path).isPassedOver &&
    !isExcluded(path) &&
    allConventions.some((convention) => convention.opens(path, config));
}

/** By ID of a requirement that is here: the branches that made something else of it. Read with the configuration that is here. */
export function changedInBranches(
  { model, config: { config } }: Pick<ReadRepository, 'model' | 'config'>,
  branches: readonly Branch[],
): ReadonlyMap<string, readonly string[]> {
  const told = branches.map(({ name, before, after }) => ({
    name,
    before: digestsIn(before, config),
    after: digestsIn(after, config),
  }));
  return changedElsewhere(digestsOf(model.requirements), told);
}

type Where = { readonly kinds: Classifier } & Pick<ReadRepository, 'config'>;

/** What files state, whatever stands in the others. */
export function factsIn({ path, bytes }: BranchFile, config: Config): Fact[] {
  const { text } = decodeText(bytes);
  return allConventions
    .filter((convention) => convention.opens(path, config))
    .flatMap((convention) => [...convention.read({ path, text }, config)]);
}

function digestsIn(files: readonly BranchFile[], config: Config): Digests {
  return digestsOf(files.flatMap((file) => requirementsIn(file, config)));
}

/** Without what is only proposed. */
function requirementsIn(file: BranchFile, config: Config): Requirement[] {
  return factsIn(file, config).flatMap((fact) =>
    fact.kind === 'specification' && fact.change === undefined ? fact.requirements : [],
  );
}
