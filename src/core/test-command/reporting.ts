import { message } from '../message.ts';
import type { Message } from '../model.ts';
import { type Called, calledBy, scriptsIn } from './called.ts';
import { type Runner, runners } from './runners.ts';

/** The text of a file of the project, where it is there. */
export type ReadText = (path: string) => string | undefined;

/** The same command, so that its runner leaves a report behind: as it is where it does so already, or where nobody knows how. */
export function reporting(command: string, read: ReadText): string {
  const called = calledBy(command, scriptsIn(read('package.json') ?? ''));
  const runner = runnerOf(called.call);
  if (runner === undefined || isTold(runner, command, called, read) || !hasWhatItNeeds(runner, read)) return command;
  const { at } = runner.telling;
  const words = wordsFor(runner, called.call);
  const isAtEnd = at === 'end' || (at === 'front' && hasOptionsOnly(called.call));
  if (isAtEnd && called.passing !== undefined) return `${command} ${called.passing}${words}`;
  return at === 'front' && called.alone !== undefined ? called.alone.replace(' ', () => ` ${words} `) : command;
}

/** How the runner behind a command that left no report would leave one; undefined where it is told to already, or nobody knows. */
export function howToReport(command: string, read: ReadText): Message | undefined {
  const manifest = read('package.json') ?? '';
  const called = calledBy(command, scriptsIn(manifest));
  const runner = runnerOf(called.call) ?? runners.find((each) => isDependency(each, manifest));
  if (runner === undefined || isTold(runner, command, called, read)) return undefined;
  const { name, telling } = runner;
  const words = wordsFor(runner, called.call);
  return telling.at === 'lines'
    ? message('{runner} writes one where `{file}` says `{words}`.', { runner: name, file: telling.file ?? '', words })
    : message('{runner} writes one with `{words}`.', { runner: name, words });
}

function runnerOf(call: string): Runner | undefined {
  return runners.find((each) => each.call.test(call));
}

function isDependency({ package: own }: Runner, manifest: string): boolean {
  return own !== undefined && manifest.includes(`"${own}":`);
}

/** In its command, or in what may be its configuration. Who watches does not end. */
function isTold({ isTold: told, configs = [] }: Runner, command: string, { call }: Called, read: ReadText): boolean {
  if (told.test(command) || told.test(call) || /--watch(?!\w*=false)/.test(call)) return true;
  return configs.some((path) => told.test(read(path) ?? ''));
}

function hasWhatItNeeds({ needs }: Runner, read: ReadText): boolean {
  return needs === undefined || needs.says.test(read(needs.file) ?? '');
}

/** Then the end is as good as the front. */
function hasOptionsOnly(call: string): boolean {
  return call.split(' ').every((word, at) => at === 0 || word.startsWith('-'));
}

function wordsFor({ telling: { words, once } }: Runner, call: string): string {
  return once?.where.test(call) === true ? `${once.words} ${words}` : words;
}
