import { checked } from '../config/checked.ts';
import { definition } from '../config/definition.ts';
import type { ReadConfig } from '../config.ts';
import type { Files } from '../files.ts';
import { type Filing, listed } from '../reading/filing.ts';
import { loosened } from './loosened.ts';
import { message } from '../message.ts';
import type { Problem } from '../model.ts';
import { configFile, policyFiles } from '../own-paths.ts';
import { configOf, lockedPolicy } from '../reading/configuration.ts';
import { criterionIds, registry } from '../registry.ts';
import { textOf } from '../file-content.ts';

/** A policy that is not the one of the work tree: that of another commit. */
export interface OtherPolicy {
  /** What it is called. */
  readonly ref: string;
  /** The bytes of a file as they are there. */
  read(path: string): Uint8Array | undefined;
  /** Whether there is such a file. */
  has(path: string): boolean;
}

// @req GATE-010
/** The repository as it is, under the policy of elsewhere: its configuration, its baseline, its waivers, and its nested projects. */
export function underPolicy(files: Files, policy: OtherPolicy): Files {
  return {
    chunks: (path) => files.chunks(path),
    contains: (bytes, ascii) => files.contains(bytes, ascii),
    digest: (bytes) => files.digest(bytes),
    sha256: () => files.sha256(),
    history: files.history,
    read: (path, atMost) => (policyFiles.includes(path) ? policy.read(path) : files.read(path, atMost)),
    isThere: (path) => (policyFiles.includes(path) ? policy.has(path) : files.isThere?.(path) === true),
    *list(options) {
      const listing = yield* files.list(options);
      return { ...listing, nested: listing.nested.filter((folder) => policy.has(`${folder}/${configFile}`)) };
    },
  };
}

/**
 * The configuration of elsewhere, with what the work tree would loosen of it. A configuration of the work tree that has mistakes is in the
 * way all the same: nobody shall merge it.
 */
export function heldAgainst(there: ReadConfig, files: Files, policy: OtherPolicy, filing: Filing): ReadConfig {
  const here = configOf(files);
  const written = checked(textOf(files, configFile) ?? '', configFile, definition(criterionIds));
  const setApart = [...listed(filing)]
    .filter(({ kind }) => !kind.isPassedOver)
    .map(({ entry }) => entry.path)
    .filter((path) => path.endsWith(`/${configFile}`) && !policy.has(path))
    .map((path) => path.slice(0, -configFile.length - 1));
  const from = (problem: Problem): Problem => ({
    ...problem,
    found: message('in `{ref}`: {found}', { ref: policy.ref, found: problem.found }),
  });
  const locked = lockedPolicy(files, filing.unreadable);
  const mistakes = [...here.mistakes, ...locked, ...there.mistakes.map(from)];
  return {
    ...there,
    mistakes,
    remarks:
      mistakes.length > 0
        ? []
        : [...loosened({ before: there, after: here, written, setApart, ref: policy.ref }, registry)],
  };
}
