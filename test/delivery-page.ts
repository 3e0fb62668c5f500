import { inEnglish } from '../src/core/message.ts';
import { phases } from '../src/core/phases.ts';
import type { PhaseState } from '../src/core/model.ts';
import { stateSign, stateWord } from '../src/core/words.ts';
import { commandLine } from '../src/disk/command-line.ts';
import { type Act, type Chapter, chapters } from './story/chapters.ts';
import { argvOf } from './story/on-the-command-line.ts';
import { english } from './story/words.ts';

/** What is to be seen at a chapter, in `media/screenshots`. */
const pictures: Readonly<Record<string, readonly (readonly [file: string, about: string])[]>> = {
  feasible: [['story-feasible', 'What the customer is about to sign']],
  failing: [['story-failing', 'A failing test sends the work back to the build']],
  refused: [
    ['story-refused', 'The customer refused, and the design reopens'],
    ['story-russian-refused', 'The same in Russian'],
    ['printed-en', 'The first sheet of a printed protocol, with the way back'],
    ['printed-ru', 'The same in Russian'],
  ],
  operation: [['story-operation', 'Every phase is done, and the release is in operation']],
  changed: [['story-changed', 'What changed since the customer signed, word by word']],
};

/** The story that is tested, as a page: what is typed, and where it leaves the gate and the phases. */
export function deliveryPage(): Readonly<Record<string, string>> {
  const intro = [
    '<!-- Written by `npm run generate`. -->',
    '# A delivery, from an empty folder to the improvement after it',
    '',
    'A customer wants labels printed. Everything that happens until they are, and are printed better, happens in files of one repository. Below each step stands',
    'what is typed, and where it leaves the gate and the five phases. `npm test -- life-cycle` goes this way on the command line, in English and in Russian,',
    'and by the commands of a real VS Code, and looks at every step that both stand where this page says.',
    '',
  ];
  return { 'docs/delivery.md': [...intro, ...chapters(english).flatMap(section)].join('\n') };
}

function section({ id, title, acts, stands }: Chapter, index: number): string[] {
  const states = stands.phases.split(' ') as PhaseState[];
  const cells = [
    stands.gate === '' ? 'says nothing yet' : stands.gate,
    stands.operation,
    ...states.map((state) => `${stateSign[state]} ${inEnglish(stateWord[state])}`),
  ];
  const commands = acts.flatMap(linesOf);
  const back = stands.back.map((way) => `\`${way}\``).join(', ');
  return [
    `## ${index + 1}. It ${title}`,
    '',
    ...(commands.length === 0 ? [] : ['```sh', ...commands, '```', '']),
    row(['status bar', 'operation gate', ...phases.map((phase) => inEnglish(phase.title))]),
    row(Array<string>(phases.length + 2).fill('---')),
    row(cells),
    '',
    ...(back === '' ? [] : [`Sent back: ${back}.`, '']),
    ...(pictures[id] ?? []).flatMap(([file, about]) => [`![${about}](../media/screenshots/${file}.png)`, '']),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function linesOf(act: Act): string[] {
  if ('writes' in act) return [`# written by hand: ${Object.keys(act.writes).join(', ')}`];
  if ('rewrites' in act) return [`# changed by hand: ${act.rewrites}`];
  if ('runsTests' in act) return ['tollgate test'];
  if ('triesTo' in act) return [`${typed(act.triesTo, act.answers)}   # is refused`];
  return [typed(act.does, act.answers)];
}

function typed(...[does, answers]: Parameters<typeof argvOf>): string {
  return commandLine(['tollgate', ...argvOf(does, answers)], 'linux');
}
