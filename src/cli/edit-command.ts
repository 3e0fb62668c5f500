import {
  type Answers,
  type Desk,
  type Edit,
  type EditQuestion,
  type Edits,
  inLines,
  inOneLine,
  isRefusal,
  message,
  type Spot,
  whyNoName,
} from '../core/index.ts';
import { applyEdits } from '../disk/apply.ts';
import { inTurn } from '../disk/in-turn.ts';
import { answersFor, checkAgain, missing } from './answers.ts';
import { type Call, type Command, type CommandOption, UsageError, valueOf } from './command.ts';
import { deskFor } from './desk.ts';
import { diffOf } from './diff.ts';
import { folderOf } from './judging.ts';

/** Shows what is written about, before anything is asked; false where showing it was all that could be done. */
export type Introduction = (desk: Desk, given: Answers, call: Call) => boolean;

/** A command that writes: its options are the questions of an edit. What is missing is asked for, where somebody is there to answer. */
export function editCommand(edit: Edit, id: string, introduce?: Introduction): Command {
  const questions = edit.questions.map((question) => [question.id, optionFor(question)] as const);
  return {
    id,
    summary: edit.summary,
    takes: '[folder]',
    atMost: 1,
    options: {
      ...Object.fromEntries(questions),
      at: { value: 'FILE:LINE', summary: message('the place that is meant, relative to the folder') },
      'dry-run': { summary: message('print what would be written, and write nothing') },
      today: { value: 'YYYY-MM-DD', summary: message('the day that is written; default: today in UTC') },
    },
    examples: [],
    async run(call) {
      const folder = folderOf(call);
      const spot = spotOf(call);
      const { desk, isComplete, isCompared, again } = await deskFor(call, folder, spot, edit);
      if (!isComplete) {
        const note = message('other branches could not be looked through in time: an ID from here may be taken there');
        call.terminal.err(`${call.say(note)}\n`);
      }
      if (!isCompared) {
        const note = message('not all other branches could be compared: a requirement may be changed there, too');
        call.terminal.err(`${call.say(note)}\n`);
      }
      const nobody = whyNoName(edit, desk);
      if (nobody !== undefined) throw new UsageError(nobody.refused);
      const brought = given(edit, call);
      if (introduce?.(desk, brought, call) === false) return 0;
      if (edit.isAtCode === true && spot === undefined) throw missing(['--at']);
      if (spot !== undefined) checkThere(spot, desk);
      const inVain = edit.whyNot?.(desk);
      if (inVain !== undefined) throw new UsageError(inVain.refused);
      const answers = await answersFor(edit, desk, brought, call);
      if (call.options['dry-run'] === true) show(written(edit, desk, answers), call);
      else await inTurn(folder, (goOn) => write(edit, { asked: desk, now: again(goOn) }, answers, folder, call));
      return 0;
    },
  };
}

/** Whoever mistypes a line means another one. */
function checkThere({ place: { file, line } }: Spot, desk: Desk): void {
  const lines = desk.text(file)?.replace(/\n$/, '').split('\n').length ?? Infinity;
  if (line > lines)
    throw new UsageError(
      message('`--at`: `{file}` has {n} {n|line|lines}, and no line {line}', { file, n: lines, line }),
    );
}

function show(edits: Edits, { terminal }: Call): void {
  const diff = diffOf(edits);
  // Piped on it is what `git apply` reads; what a terminal shows must not command it.
  terminal.out(terminal.outIsTerminal ? inLines(diff) : diff);
}

/** @param desks what it was asked about, and what is so now: of what was answered, something may hold no longer */
function write(
  edit: Edit,
  { asked, now }: { readonly asked: Desk; readonly now: Desk },
  answers: Answers,
  folder: string,
  { terminal, say }: Call,
): void {
  const inVain = edit.whyNot?.(now);
  if (inVain !== undefined) throw new UsageError(inVain.refused);
  checkAgain(edit, answers, now);
  const edits = edit.write(now, answers);
  if (isRefusal(edits)) {
    // What went of what was asked about says more than what follows from that.
    const meant = edit.write(asked, answers);
    throw new UsageError((isRefusal(meant) ? meant : edits).refused);
  }
  const why = applyEdits(folder, edits);
  if (why !== undefined) throw new UsageError(why);
  terminal.out(`${say(edits.done)}\n${placesOf(edits).join('')}`);
}

function written(edit: Edit, desk: Desk, answers: Answers): Edits {
  const edits = edit.write(desk, answers);
  if (isRefusal(edits)) throw new UsageError(edits.refused);
  return edits;
}

/** Where to look, one place a line: terminals make links of them. */
function placesOf({ create, change, move = [], goOn }: Edits): string[] {
  const now = (path: string): string => move.find(({ from }) => from === path)?.to ?? path;
  const paths = [...new Set([...[...create, ...change].map(({ path }) => now(path)), ...move.map(({ to }) => to)])];
  return paths.map((path) =>
    path === goOn?.file
      ? `  ${inOneLine(path)}:${String(goOn.line)}:${String(goOn.column)}\n`
      : `  ${inOneLine(path)}\n`,
  );
}

function optionFor({ prompt, kind }: EditQuestion): CommandOption {
  const value = kind === 'day' ? 'YYYY-MM-DD' : kind === 'several' ? 'A,B' : 'TEXT';
  return { value, summary: prompt };
}

function given({ questions }: Edit, call: Call): Answers {
  const answers = questions.flatMap(({ id, kind }) => {
    const value = valueOf(call, id);
    if (value === undefined) return [];
    const list = value.split(',').map((each) => each.trim());
    return [[id, kind === 'several' ? list.filter((each) => each !== '') : value.trim()] as const];
  });
  return Object.fromEntries(answers);
}

function spotOf(call: Call): Spot | undefined {
  const at = valueOf(call, 'at');
  if (at === undefined) return undefined;
  const [, file = '', line = ''] = /^(.+?):(\d{1,9})(?::\d{1,9})?$/.exec(at) ?? [];
  if (file === '' || Number(line) < 1) {
    throw new UsageError(
      message('`--at` is `{value}`, but must be a file and a line, like `src/invoice.ts:12`', { value: at }),
    );
  }
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '');
  return { place: { file: path, line: Number(line), column: 1 }, selection: '' };
}
