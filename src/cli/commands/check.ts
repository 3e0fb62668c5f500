import { type Files, inEnglish, message, type Output, outputs } from '../../core/index.ts';
import { print } from '../printing.ts';
import { type Command, valueOf } from '../command.ts';
import { openFiles } from '../../disk/open-files.ts';
import type { Printed } from '../../disk/printed.ts';
import { exitCodeOf, folderOf, type Judged, judgingOptions } from '../judging.ts';
import { withPlacesOfTests } from '../places-of-tests.ts';
import { judgeUnderPolicy, policyOption } from '../policy.ts';
import { painter } from '../terminal.ts';

// @req CLI-001
const formats: readonly Output[] = Object.values(outputs);

export const check: Command = {
  id: 'check',
  summary: message('judge the gate, list every finding; for CI'),
  takes: '[folder]',
  atMost: 1,
  options: {
    format: {
      value: 'FORMAT',
      oneOf: formats.map((output) => output.id),
      summary: message('how to print the verdict; default: text'),
    },
    ...judgingOptions,
    ...policyOption,
    all: { summary: message('also list what is folded into one line') },
  },
  examples: [
    'tollgate check',
    'tollgate check --format json > verdict.json',
    'tollgate check --phase design',
    'tollgate check packages/api --release 1.2.0',
    'tollgate check --policy origin/main',
  ],
  run(call) {
    const format = valueOf(call, 'format') ?? 'text';
    const output = formats.find(({ id }) => id === format) ?? outputs.text;
    const look = output.machine
      ? { say: inEnglish, language: 'en', paint: (_: unknown, text: string) => text, all: true }
      : { say: call.say, language: call.language, paint: painter(call.terminal), all: call.options['all'] === true };
    const tell = ({ verdict, model }: Judged, files: Files): Printed => {
      const shown = output.machine ? verdict : withPlacesOfTests(verdict, model, files);
      return { text: output.render(shown, look, model), exit: exitCodeOf(verdict) };
    };
    const policy = valueOf(call, 'policy');
    if (policy === undefined) return print(call, 'check', tell);
    const { text, exit } = tell(judgeUnderPolicy(call, policy), openFiles(folderOf(call)));
    call.terminal.out(text);
    return exit;
  },
};
