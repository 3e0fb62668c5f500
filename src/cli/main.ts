import { parseArguments } from '../disk/arguments.ts';
import { type Message, message, nearest } from '../core/index.ts';
import { folderAt } from '../disk/paths.ts';
import { type Call, type Command, UsageError } from './command.ts';
import * as registry from './commands/index.ts';
import { commandHelp, generalHelp } from './help.ts';
import { languageOf, languages, sayIn } from './language.ts';
import type { Terminal } from './terminal.ts';

declare const TOLLGATE_VERSION: string;

const commands: readonly Command[] = Object.values(registry);
const common = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  lang: { type: 'string' },
} as const;

/** (arguments, terminal) → exit code: 0 open, 1 closed or unverified, 2 error. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  let language = languageOf(languageTyped(argv), terminal);
  let say = sayIn(language);
  try {
    const [before, typed] = commandFirst(argv);
    const named = commandNamed(typed[0]);
    const below = named?.family?.find(({ id }) => id === `${named.id} ${typed[1] ?? ''}`);
    const command = below ?? named ?? registry.overview;
    const dashes = command.takes.includes('--') ? typed.indexOf('--') : -1;
    const words = below !== undefined ? 2 : named !== undefined ? 1 : 0;
    const own = typed.slice(words, dashes < 0 ? undefined : dashes);
    const parsed = parse([...before, ...own], command);
    const asked = parsed.values['lang'];
    if (typeof asked === 'string' && !languages.includes(asked)) throw notOneOf('lang', asked, languages);
    language = languageOf(typeof asked === 'string' ? asked : undefined, terminal);
    say = sayIn(language);
    if (parsed.values['version'] === true) {
      terminal.out(`${TOLLGATE_VERSION}\n`);
      return 0;
    }
    if (parsed.values['help'] === true) {
      terminal.out(named === undefined ? generalHelp(commands, say) : commandHelp(command, say));
      return 0;
    }
    const call: Call = {
      arguments: parsed.positionals,
      rest: dashes < 0 ? [] : typed.slice(dashes + 1),
      options: parsed.values,
      typed: argv,
      terminal,
      say,
      language,
    };
    refuse(call, command);
    return await command.run(call);
  } catch (error) {
    return complain(error, terminal, say);
  }
}

/** Also complaints of what else is typed are in the language that is asked for. */
function languageTyped(argv: readonly string[]): string | undefined {
  const own = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  const asked = own.flatMap((word, at) =>
    word === '--lang' ? [own[at + 1] ?? ''] : (/^--lang=(.*)$/s.exec(word)?.slice(1) ?? []),
  );
  return asked.findLast((each) => languages.includes(each));
}

/** A gate that could not be judged must never look like one that is closed: whatever goes wrong ends here, with 2. */
export function complain(error: unknown, terminal: Terminal, say = sayIn(languageOf(undefined, terminal))): number {
  terminal.err(`tollgate: ${say(complaint(error))}\n`);
  if (isBug(error)) terminal.err(`${error.stack ?? ''}\n`);
  return 2;
}

function commandNamed(word: string | undefined): Command | undefined {
  return commands.find((command) => command.id === word && command !== registry.overview);
}

/** What is common to all commands may stand before one as well: `tollgate --lang ru check`. */
function commandFirst(argv: readonly string[]): readonly [before: readonly string[], typed: readonly string[]] {
  let at = 0;
  while (/^(?:--lang(?:=.*)?|--help|-h)$/s.test(argv[at] ?? '')) at += argv[at] === '--lang' ? 2 : 1;
  return commandNamed(argv[at]) === undefined ? [[], argv] : [argv.slice(0, at), argv.slice(at)];
}

function complaint(error: unknown): Message {
  if (error instanceof UsageError) return error.sentence;
  if (isSystemError(error)) return message('the system says: {error}', { error: error.message });
  return message('this is a mistake in Tollgate, please report it: {error}', { error: String(error) });
}

/** What the file system or the shell refuses is nobody's mistake. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function isBug(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof UsageError) && !isSystemError(error);
}

function parse(own: readonly string[], command: Command): ReturnType<typeof parseArguments> {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string' } as const,
    ]),
  );
  try {
    return parseArguments(own, { ...options, ...common });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) throw error;
    const option = /'(?:-\w, )?(-[^' ]*)/.exec((error as Error).message)?.[1] ?? '';
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw misused(option, command);
    throw new UsageError(
      message('there is no option `{option}`; `{command} --help` lists them', {
        option,
        command: command === registry.overview ? 'tollgate' : `tollgate ${command.id}`,
      }),
    );
  }
}

/** A value is missing, or there is one where none is wanted. */
function misused(option: string, command: Command): UsageError {
  const name = option.replace(/^--/, '');
  const { value, oneOf } = name === 'lang' ? { value: 'LANG', oneOf: languages } : (command.options[name] ?? {});
  return new UsageError(
    value === undefined
      ? message('`{option}` takes no value', { option })
      : message('`{option}` needs a value: {value}', { option, value: `${option}=${oneOf?.join('|') ?? value}` }),
  );
}

function refuse(call: Call, command: Command): void {
  const [word] = call.arguments;
  const tooMany = call.arguments[command.atMost];
  const isNoFolder = (typed: string): boolean => folderAt(call.terminal.cwd, typed) === undefined;
  if (command === registry.overview && word !== undefined && (isNoFolder(word) || tooMany !== undefined))
    throw noSuchCommand(word);
  if (tooMany !== undefined) throw new UsageError(message('`{word}` is one argument too many', { word: tooMany }));
  for (const [name, { oneOf }] of Object.entries(command.options)) {
    const value = call.options[name];
    if (oneOf !== undefined && typeof value === 'string' && !oneOf.includes(value)) throw notOneOf(name, value, oneOf);
  }
}

/** Nor a folder: then a command was meant. */
function noSuchCommand(word: string): UsageError {
  const names = commands.filter((command) => command !== registry.overview).map(({ id }) => id);
  const [near] = nearest(word, names);
  return new UsageError(
    near === undefined
      ? message('there is no command and no folder `{word}`; `tollgate --help` lists the commands', { word })
      : message('there is no command and no folder `{word}`; did you mean `{near}`?', { word, near }),
  );
}

function notOneOf(option: string, value: string, oneOf: readonly string[]): UsageError {
  return new UsageError(message('`--{option}` is `{value}`, but must be one of: {oneOf}', { option, value, oneOf }));
}
