import {
  askedLess,
  heldAgainst,
  leftOut,
  mayRequire,
  message,
  type OtherPolicy,
  policyFiles,
  policyOf,
  underPolicy,
} from '../core/index.ts';
import { atCommit, whereItBegan } from '../disk/at-commit.ts';
import { newlyIgnored } from '../disk/newly-ignored.ts';
import { openFiles } from '../disk/open-files.ts';
import { type Call, type CommandOption, UsageError, valueOf } from './command.ts';
import { folderOf, judged, type Judged, judgeFolder, questionOf, readAll } from './judging.ts';

/** Of what is shown to others: by `check` in CI, and by a page that is handed on. */
export const policyOption: Readonly<Record<'policy', CommandOption>> = {
  policy: {
    value: 'REF',
    summary: message('judge with the configuration, baseline and waivers of this commit, and tell what is loosened'),
  },
};

/** Under the policy that is asked for, else under that of the folder. */
export function judgeAsAsked(call: Call): Judged {
  const ref = valueOf(call, 'policy');
  return ref === undefined ? judgeFolder(call) : judgeUnderPolicy(call, ref);
}

/** The folder as it lies there, judged with the configuration, baseline and waivers of a commit: what a change says of them opens nothing. */
export function judgeUnderPolicy(call: Call, ref: string): Judged {
  if (ref.trim() === '') throw new UsageError(message('`--policy` needs a commit'));
  const question = questionOf(call);
  const folder = folderOf(call);
  const files = openFiles(folder);
  const { policy, commit } = policyAt(folder, ref, files.history.state === 'shallow');
  // What is kept was read with the configuration that lies there.
  const anew: Call = { ...call, options: { ...call.options, 'no-cache': true } };
  const { read } = readAll(anew, folder, underPolicy(files, policy));
  const config = heldAgainst(read.config, files, policy, read.filing);
  if (config.mistakes.length > 0) return judged({ ...read, config }, question);
  const asked = policyOf(read.model, read.config.config, question);
  const less = askedLess({ files: whereItBegan(folder, commit, mayRequire(read)), ref }, read.model, asked);
  const hidden = leftOut({ ignored: newlyIgnored(folder, commit), ref }, read);
  return judged({ ...read, config: { ...config, remarks: [...(config.remarks ?? []), ...less, ...hidden] } }, question);
}

function policyAt(
  folder: string,
  ref: string,
  isShallow: boolean,
): { readonly policy: OtherPolicy; readonly commit: string } {
  const found = atCommit(folder, ref, policyFiles);
  switch (found.kind) {
    case 'found':
      return {
        policy: { ref, read: (path) => found.contents.get(path), has: (path) => found.paths.has(path) },
        commit: found.commit,
      };
    case 'no-git':
      throw new UsageError(message('`--policy` needs git, and there is none on the PATH'));
    case 'no-repository':
      throw new UsageError(message('`--policy` needs a git repository, and `{folder}` lies in none', { folder }));
    case 'unknown-ref':
      throw new UsageError(
        isShallow
          ? message('git knows no commit `{ref}` here. The clone is shallow: fetch it first', { ref })
          : message('git knows no commit `{ref}` here', { ref }),
      );
    case 'ambiguous-ref':
      throw new UsageError(
        message('git knows several `{ref}` here. Write which: `refs/remotes/…`, `refs/heads/…` or `refs/tags/…`', {
          ref,
        }),
      );
    case 'failed':
      throw new UsageError(message('git cannot read `{ref}`: {says}', { ref, says: found.says }));
  }
}
