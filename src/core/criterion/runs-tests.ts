import { grouped, groupedByAll } from '../grouped.ts';
import { lazily } from '../lazily.ts';
import type { Model, Script } from '../model.ts';
import { commandsIn } from '../syntax/shell.ts';
import { interpreters, nodeTest, others, runsNothing, tools } from './runner-commands.ts';

/** Whether a script runs the tests, by itself or through what it calls. Scripts that call each other in a circle end. */
export function testRunner({
  scripts,
  testCommand,
}: Pick<Model, 'scripts' | 'testCommand'>): (script: Script) => boolean {
  const byName = filed(scripts);
  const wanted = wantedBy(testCommand, byName);
  const known = new Map<Script, boolean>();

  /** In turn, and not one inside the other: a chain of scripts may be as long as somebody likes. */
  const runs = (script: Script): boolean => {
    const callers = new Map<Script, Script | undefined>([[script, undefined]]);
    for (const each of callers.keys()) {
      const before = known.get(each);
      if (before === false) continue;
      const commands = each.commands.map(({ words }) => words).filter((words) => !runsNothing.test(lineOf(words)));
      if (before === true || commands.some(isWanted)) {
        for (let at: Script | undefined = each; at !== undefined; at = callers.get(at)) known.set(at, true);
        return true;
      }
      for (const words of commands)
        for (const next of called(words, byName)) if (!callers.has(next)) callers.set(next, each);
    }
    for (const each of callers.keys()) known.set(each, false);
    return false;
  };
  const isWanted = (words: readonly string[]): boolean => isTollgate(words) || wanted.some((each) => each(words));
  return runs;
}

/** Of a longer one nothing is known: what a runner is called with may take the square of it to find. */
const longestLine = 10_000;

function lineOf(words: readonly string[]): string {
  const line = words.join(' ');
  return line.length > longestLine ? '' : line;
}

type Wanted = (words: readonly string[]) => boolean;

/** Scripts by their names, and by the beginnings and ends by which several are called at once or one is called for short. */
interface ByName {
  readonly get: (name: string) => Script | undefined;
  /** Those of package.json that begin so, `test:`. */
  readonly beginning: (part: string) => readonly Script[];
  /** Those that have the path in a folder. */
  readonly below: (path: string) => readonly Script[];
}

function filed(scripts: readonly Script[]): ByName {
  const all = new Map(scripts.map((script) => [script.name, script]));
  const beginnings = lazily(() => grouped(all.values(), ({ name }) => /^npm run ([\w-]+:)/.exec(name)?.[1]));
  const ends = lazily(() => groupedByAll(all.values(), ({ name }) => endsOf(name)));
  return {
    get: (name) => all.get(name),
    beginning: (part) => beginnings().get(part) ?? [],
    below: (path) => ends().get(path) ?? [],
  };
}

function* endsOf(name: string): Generator<string> {
  for (let at = name.indexOf('/', name.length - longestPath); at >= 0; at = name.indexOf('/', at + 1))
    yield name.slice(at + 1);
}

const longestPath = 4096;

/** The test command itself, however many wrappers stand before it, and what is the same in other words. */
function wantedBy(testCommand: string | undefined, byName: ByName): Wanted[] {
  if (testCommand === undefined)
    return [...Object.values(tools), others, ownScript].map((tool) => (words) => tool.test(lineOf(words)));
  const own = [...commandsIn(testCommand)].at(-1)?.words ?? [];
  const [script] = called(own, byName);
  const last = script?.commands.at(-1)?.words ?? [];
  return [own, last, ...runnersBehind(own, byName)].filter((words) => words.length > 0).map(likeIt);
}

/** The runners that a command comes to, through whatever scripts: CI may call them one by one. */
function* runnersBehind(command: readonly string[], byName: ByName): Generator<readonly string[]> {
  const reached = new Set(called(command, byName));
  for (const script of reached) {
    for (const { words } of script.commands) {
      const line = lineOf(words);
      if (runners.some((tool) => tool.test(line)) && !runsNothing.test(line)) yield words;
      for (const next of called(words, byName)) reached.add(next);
    }
  }
}

function likeIt(command: readonly string[]): Wanted {
  const line = lineOf(command);
  const tool = [...Object.values(tools), nodeTest].find((each) => each.test(line));
  const npm = nameOfScript(command);
  const options = command.findIndex((word) => word.startsWith('-'));
  const before = command.slice(0, options < 1 ? command.length : options);
  const essence = before.length === 1 && interpreters.test(before[0] ?? '') ? command : before;
  return (words) =>
    (npm !== undefined && nameOfScript(words) === npm) || tool?.test(lineOf(words)) === true || holds(words, essence);
}

/** Whether the words stand one after the other. */
function holds(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, index) => words[at + index] === word));
}

function isTollgate(words: readonly string[]): boolean {
  return words.some((word, at) => /(?:^|\/)tollgate$/.test(word) && /^(?:test|check)$/.test(words[at + 1] ?? ''));
}

const runners = [...Object.values(tools), others];

/** What a project wrote itself and called so: `./test/run.sh`, `bash ci/run-tests.sh`. */
const ownScript =
  /^(?:(?:sudo|time|bash|sh|python3?)\s(?:-[eux]+\s)*)*(?=\S*[./])(?:\S*\/)?(?:tests?\/(?:run|all)(?:[-_]\w+)?|(?:run[-_]?)?(?:all[-_]?|unit[-_]?)?tests?)(?:\.\w+)?(?=\s|$)/;

/** The scripts of the repository that a command names. */
function called(words: readonly string[], byName: ByName): Script[] {
  const npm = nameOfScript(words);
  const found = [npm === undefined ? undefined : byName.get(`npm run ${npm}`)];
  for (const [at, word] of words.entries()) {
    const several = patternOfScripts.exec(word)?.[1];
    if (several !== undefined) for (const script of byName.beginning(several)) found.push(script);
    const tool = /(?:^|\/)(make|just|rake)$/.exec(word.replace(/gmake$/, 'make'))?.[1];
    if (tool !== undefined) {
      for (const target of words.slice(at + 1)) found.push(byName.get(`${tool} ${target}`));
      if (words.slice(0, at).every(isWrapper) && words.slice(at + 1).every(isAside)) found.push(byName.get(tool));
    }
    if (/[/.]/.test(word)) found.push(scriptAt(word, byName));
  }
  return found.filter((script) => script !== undefined);
}

/** What may stand before a tool that is run: elsewhere it is looked for, or spoken of. */
function isWrapper(word: string): boolean {
  return /^(?:sudo|time|nice|env|bundle|exec|\w+=.*)$/.test(word);
}

/** With that, a tool still does what it does by default: `-j4`, `V=1`; not with `--version`, nor with a target. */
function isAside(word: string): boolean {
  return /^(?:-[jksBe]+\d*|--(?:jobs(?:=\d+)?|keep-going|silent|quiet|trace|no-print-directory)|\w+=.*)$/.test(word);
}

/** `test:*` for run-s and its kin, an expression for pnpm. */
const patternOfScripts = /^\/?\^?([\w-]+:)\.?\*{1,2}\/?$/;

/** `./ci/run.sh`, `"$root"/ci/run.sh`, and `run.sh` after a `cd ci`: by as much of the path as there is. */
function scriptAt(word: string, byName: ByName): Script | undefined {
  const path = word
    .replaceAll('\\', '/')
    .replace(/^.*[)}]\//, '')
    .replace(/^\$\w+\//, '')
    .replace(/^(?:\.{1,2}\/)+/, '');
  const exact = byName.get(path);
  if (exact !== undefined || path === '') return exact;
  const below = byName.below(path);
  return below.length === 1 ? below[0] : undefined;
}

/** `jlpm` is the yarn of JupyterLab. */
const managers = new Set(['npm', 'pnpm', 'yarn', 'jlpm', 'bun']);
/** Commands of package managers that are no scripts; with the forms of `test` taken out. */
const own = new Set(
  'ci install i add remove publish pack exec dlx x init link audit version set config cache why up update'.split(' '),
);
/** Options that take the next word along. */
const withValue = new Set(['--prefix', '-C', '--dir', '--cwd', '--filter', '-F', '-w', '--workspace']);

/** The script of package.json that a command runs. */
function nameOfScript(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => managers.has(word));
  if (at < 0) return undefined;
  const plain: string[] = [];
  for (let next = at + 1; next < words.length; next++) {
    const word = words[next] ?? '';
    if (word === '--') break;
    if (withValue.has(word)) next++;
    else if (!word.startsWith('-')) plain.push(word);
  }
  const [first, second] = plain;
  if (first === 'run' || first === 'run-script') return second;
  if (first === 't' || first === 'tst') return 'test';
  return first === undefined || own.has(first) ? undefined : first;
}
