import {
  changedInBranches,
  type Desk,
  digestOf,
  type Edit,
  finish,
  judge,
  lazily,
  lexicon,
  mayRequire,
  readRepository,
  registry,
  soundTextOf,
  type Spot,
  textsIn,
  type WhollyRead,
} from '../core/index.ts';
import { unmergedBranches } from '../disk/branches.ts';
import { folderName } from '../disk/folder-name.ts';
import { elsewhere } from '../disk/git.ts';
import { openFiles } from '../disk/open-files.ts';
import { isPresent } from '../disk/present.ts';
import type { Call } from './command.ts';
import { readFolder, todayOf } from './judging.ts';

interface Looked {
  readonly desk: Desk;
  /** Whether all branches could be looked through, and compared. */
  readonly isComplete: boolean;
  readonly isCompared: boolean;
  /**
   * What may be known now, of the same branches: others may have written meanwhile.
   * @param goOn called now and then
   */
  readonly again: (goOn: () => void) => Desk;
}

/** What an edit may know of a folder. */
export async function deskFor(
  call: Call,
  folder: string,
  spot: Spot | undefined,
  { comparesBranches }: Pick<Edit, 'comparesBranches'>,
): Promise<Looked> {
  // Reading blocks, and would use up the time that git has.
  const { me, ids, isComplete } = await elsewhere(folder);
  const today = todayOf(call);
  const first = readFolder(call, folder);
  const compared = comparesBranches && (await unmergedBranches(folder, mayRequire(first)));
  const files = openFiles(folder);
  const deskOver = (read: WhollyRead): Desk => {
    const { model, config } = read;
    // Few ask for it, and all is read twice.
    const verdict = lazily(() => judge(model, config, { gate: 'release', today }, registry));
    return {
      model,
      config: config.config,
      get verdict() {
        return verdict();
      },
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
      lexicon: lazily(() => lexicon(read, verdict())),
      texts: (has) => textsIn(files, read.filing, has),
    };
  };
  return {
    desk: deskOver(first),
    isComplete,
    isCompared: compared?.isComplete !== false,
    again: (goOn) => deskOver(finish(readRepository(openFiles(folder), first.readings), goOn)),
  };
}
