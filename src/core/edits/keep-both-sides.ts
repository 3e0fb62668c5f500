import { type Desk, type Edit, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { conflictLine } from '../unfinished-merge.ts';
import { bothSides, joinableFiles } from '../writing/both-sides.ts';
import { gone, leftAlone } from '../writing/broken.ts';
import { changeTo } from '../writing/lines.ts';

/** Finishes the merge of what people recorded: who signed in one branch and who signed in the other have both signed. */
export const keepBothSides: Edit = {
  id: 'keep-both-sides',
  title: message('Keep Both Sides of a Merge'),
  summary: message('finishes a merge of signatures or results that git left open: what both sides recorded stays'),
  questions: [
    {
      id: 'file',
      prompt: message('Of which file?'),
      none: message('git left no merge open in {files}', { files: joinableFiles }),
      kind: 'one',
      choices: (desk) => unfinished(desk).map((path) => ({ value: path, label: path })),
      initial: (desk) => unfinished(desk)[0],
    },
  ],
  write(desk, answers) {
    const path = textOf(answers, 'file');
    const text = desk.text(path);
    if (text === undefined) return gone(path);
    const joined = bothSides(path, text);
    if (joined === undefined) return leftAlone(desk, path);
    const { ours, theirs } = joined;
    return {
      create: [],
      change: [changeTo(path, text, joined.text)],
      done: message('`{path}` keeps {ours} of this side and {theirs} of the other, and what both have', {
        path,
        ours,
        theirs,
      }),
    };
  },
};

function unfinished(desk: Desk): string[] {
  return joinableFiles.filter((path) => conflictLine(desk.text(path) ?? '') !== undefined);
}
