import { edits, inOneLine, message, nextStep, type Place, reasonsOf, type Say, type Verdict } from '../core/index.ts';
import { commandLine } from '../disk/command-line.ts';
import { typed } from './typed.ts';

/**
 * The one next thing, and the command that does it where there is one; empty where nothing stands in the way. What was just told as the first
 * reason is not told again.
 */
export function nextLine(verdict: Verdict, say: Say): string {
  const step = nextStep(verdict);
  if (step === undefined) return '';
  const { found, wanted, place } = step;
  const where = place === null ? '' : `${place.file}:${String(place.line)}: `;
  const command = step.command === undefined ? undefined : commandFor(step.command, step.about, place);
  const [first] = reasonsOf(verdict);
  if (first?.found === found && first.wanted === wanted && first.place === place)
    return command === undefined ? '' : `\n${say(message('Next: {command}', { command }))}\n`;
  const next = say(message('Next: {where}{found}', { where, found }));
  return `\n${next}\n  → ${say(wanted)}\n${command === undefined ? '' : `  ${inOneLine(command)}\n`}`;
}

/** What is typed for a command of the editor. */
function commandFor(command: string, about: readonly string[], place: Place | null): string | undefined {
  if (command === 'tollgate.runTests') return 'tollgate test';
  const edit = Object.entries(edits).find(([name]) => `tollgate.${name}` === command)?.[1];
  if (edit === undefined) return undefined;
  const [subject, file] = about;
  const options = edit.questions.flatMap(({ id }) => {
    if (subjects.includes(id)) return subject === undefined || subject === file ? [] : [`--${id}`, subject];
    if (id === 'id') return place === null ? [] : ['--at', `${place.file}:${String(place.line)}`];
    return id === 'note' && file !== undefined ? ['--note', file] : [];
  });
  return commandLine(['tollgate', ...typed(edit).split(' '), ...options]);
}

/** Questions that the subject of a finding answers. */
const subjects = ['requirement', 'requirements', 'criteria'];
