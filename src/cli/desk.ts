import {
  changedInBranches,
  type Desk,
  digestOf,
  type Edit,
  judge,
  lazily,
  lexicon,
  mayRequire,
  registry,
  soundTextOf,
  type Spot,
  textsIn,
} from '../core/index.ts';
import { unmergedBranches } from '../disk/branches.ts';
import { folderName } from '../disk/folder-name.ts';
import { elsewhere } from '../disk/git.ts';
import { openFiles } from '../disk/open-files.ts';
import { isPresent } from '../disk/present.ts';
import type { Call } from './command.ts';
import { readFolder, todayOf } from './judging.ts';

/** What an edit may know of a folder, and whether all branches could be looked through, and compared. */
export async function deskFor(
  call: Call,
  folder: string,
  spot: Spot | undefined,
  { comparesBranches }: Pick<Edit, 'comparesBranches'>,
): Promise<{ readonly desk: Desk; readonly isComplete: boolean; readonly isCompared: boolean }> {
  // Reading blocks, and would use up the time that git has.
  const { me, ids, isComplete } = await elsewhere(folder);
  const today = todayOf(call);
  const read = readFolder(call, folder);
  const { model, config } = read;
  const compared = comparesBranches && (await unmergedBranches(folder, mayRequire(read)));
  const verdict = judge(model, config, { gate: 'release', today }, registry);
  const files = openFiles(folder);
  const desk: Desk = {
    model,
    config: config.config,
    verdict,
    today,
    folderName: folderName(folder),
    language: call.language,
    me,
    idsElsewhere: ids,
    ...(compared && { changedElsewhere: changedInBranches(read, compared.branches) }),
    spot,
    text: (path) => soundTextOf(files, path),
    exists: (path) => isPresent(folder, path),
    digest: (path) => digestOf(files, path),
    lexicon: lazily(() => lexicon(read, verdict)),
    texts: (has) => textsIn(files, read.filing, has),
  };
  return { desk, isComplete, isCompared: compared?.isComplete !== false };
}
