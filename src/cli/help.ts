import { message, type Message, type Say } from '../core/index.ts';
import type { Command } from './command.ts';

const commonOptions: readonly (readonly [string, Message])[] = [
  ['--lang en|ru', message('the language of what is printed; default: the environment')],
  ['-h, --help', message('this help')],
  ['-V, --version', message('the version')],
];

export function generalHelp(commands: readonly Command[], say: Say): string {
  const first = commands.filter(isOverview);
  const others = commands.filter((command) => !isOverview(command));
  const rows = [...first, ...others].map((command) => [invocation(command), command.summary] as const);
  return [
    say(message('Tollgate: may this be released, and if not, exactly why not?')),
    '',
    ...table(rows, say),
    '',
    ...table(commonOptions, say),
    '',
    say(message('Exit code of `check`: 0 the gate is open, 1 closed or unverified, 2 it could not be judged.')),
    say(message('`tollgate <command> --help` tells more of each.')),
    '',
  ].join('\n');
}

export function commandHelp(command: Command, say: Say): string {
  const options = Object.entries(command.options).map(
    ([name, { value, oneOf, summary }]) =>
      [`--${name}${value === undefined ? '' : ` ${oneOf?.join('|') ?? value}`}`, summary] as const,
  );
  return [
    invocation(command),
    '',
    say(command.summary),
    '',
    ...familyTable(command, say),
    ...table([...options, ...commonOptions], say),
    '',
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

function familyTable({ family }: Command, say: Say): string[] {
  return family === undefined
    ? []
    : [
        ...table(
          family.map(({ id, summary }) => [`tollgate ${id}`, summary] as const),
          say,
        ),
        '',
      ];
}

/** What is typed without the name of a command. */
function isOverview({ id }: Command): boolean {
  return id === 'overview';
}

function invocation(command: Command): string {
  const { id, takes, options } = command;
  return ['tollgate', isOverview(command) ? '' : id, takes, Object.keys(options).length > 0 ? '[options]' : '']
    .filter((part) => part !== '')
    .join(' ');
}

function table(rows: readonly (readonly [string, Message])[], say: Say): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${say(right)}`);
}
