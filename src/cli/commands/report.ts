import { message, outputs } from '../../core/index.ts';
import { usualPage, writePage, writeUsualPage } from '../../disk/report-page.ts';
import { openFiles } from '../../disk/open-files.ts';
import { type Command, UsageError, valueOf } from '../command.ts';
import { folderOf, judgingOptions } from '../judging.ts';
import { withPlacesOfTests } from '../places-of-tests.ts';
import { judgeAsAsked, policyOption } from '../policy.ts';

export const report: Command = {
  id: 'report',
  summary: message('one HTML page for people who would rather look, print and sign'),
  takes: '[folder]',
  atMost: 1,
  options: {
    out: {
      value: 'FILE',
      summary: message('where it is written; default: `{file}` in the folder, `-` for standard output', {
        file: usualPage,
      }),
    },
    ...judgingOptions,
    ...policyOption,
  },
  examples: [
    'tollgate report',
    'tollgate report --out ../protocol.html --lang ru',
    'tollgate report --out - > page.html',
    'tollgate report --policy origin/main --out page.html',
  ],
  run(call) {
    const { terminal, say, language } = call;
    const out = valueOf(call, 'out');
    if (out?.trim() === '') throw new UsageError(message('`--out` needs a file'));
    const { verdict, model } = judgeAsAsked(call);
    const shown = withPlacesOfTests(verdict, model, openFiles(folderOf(call)));
    const page = outputs.page.render(shown, { say, language, paint: (_, text) => text, all: true }, model);
    if (out === '-') terminal.out(page);
    else {
      const file = out === undefined ? writeUsualPage(folderOf(call), page) : writePage(terminal.cwd, out, page);
      terminal.err(`${say(message('The page is in `{file}`.', { file }))}\n`);
    }
    return verdict.verdict === 'error' ? 2 : 0;
  },
};
