import { lineCounter } from '../syntax/line-counter.ts';
import { commandsIn } from '../syntax/shell.ts';
import type { Fact, Script } from '../model.ts';
import type { Convention } from '../reader.ts';

const shell = /\.(?:sh|bash|ps1)$/;
/** Where scripts have no extension. */
const tools = /^(?:\.github|\.gitlab|\.ci|bin|build|ci|dev|hack|script|scripts|tasks|tools)\/(?:[^/]+\/)*[\w-]+$/;
const makefile = /^(?:GNUmakefile|[Mm]akefile|[Jj]ustfile|\.justfile)$/;
const rakefile = /^[Rr]akefile(?:\.rb)?$/;

/** What pipelines and people call by a name: scripts of a shell, of package.json, targets of make and just, and tasks of rake. */
export const scripts: Convention = {
  id: 'scripts',
  title: 'Scripts',
  home: () => undefined,
  opens: (path) =>
    path === 'package.json' || makefile.test(path) || rakefile.test(path) || shell.test(path) || tools.test(path),
  *read({ path, text }): Generator<Fact> {
    if (path === 'package.json') yield* ofPackage(text);
    else if (makefile.test(path)) yield* ofMake(path, text);
    else if (rakefile.test(path)) yield* ofRake(path, text);
    else if (shell.test(path) || text.startsWith('#!'))
      yield script(path, { file: path, line: 1, column: 1 }, path.endsWith('.ps1') ? withoutBlocks(text) : text);
  },
};

/** Comments of PowerShell that take several lines. */
function withoutBlocks(text: string): string {
  return text.replace(/<#[^#]*(?:#(?!>)[^#]*)*(?:#>|$)/g, (block) => block.replace(/[^\n]+/g, ''));
}

function script(name: string, place: Script['place'], text: string): Script {
  const commands = Array.from(commandsIn(text), ({ words, line }) => ({ words, line: line + place.line }));
  return { kind: 'script', service: null, name, place, commands };
}

/** Whatever is wrong with the manifest, its own reader tells. */
function* ofPackage(text: string): Generator<Script> {
  let stated: unknown;
  try {
    stated = (JSON.parse(text) as { readonly scripts?: unknown } | null)?.scripts;
  } catch {
    return;
  }
  if (typeof stated !== 'object' || stated === null) return;
  const lines = linesOfStrings(text);
  for (const [name, command] of Object.entries(stated)) {
    if (typeof command !== 'string') continue;
    const line = lines.get(JSON.stringify(name)) ?? 1;
    yield script(`npm run ${name}`, { file: 'package.json', line, column: 1 }, command);
  }
}

/** Where each string first stands, from the scripts on. */
function linesOfStrings(json: string): ReadonlyMap<string, number> {
  const place = lineCounter(json);
  const lines = new Map<string, number>();
  const strings = /"(?:[^"\\]|\\.)*"/g;
  strings.lastIndex = Math.max(0, json.indexOf('"scripts"'));
  for (let found = strings.exec(json); found !== null; found = strings.exec(json)) {
    const { line } = place(found.index);
    if (!lines.has(found[0])) lines.set(found[0], line);
  }
  return lines;
}

/** A recipe of just: its name, what it is called with, and what it depends on. */
const recipeHead = /^@?([\w-]+)(?:[ \t]+[+*]?\$?[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s:'"]+))?)*[ \t]*:(?!=)(.*)$/;
const target = /^([\w./-]+(?:[ \t]+[\w./-]+)*)[ \t]*::?(?!=)(.*)$/;

/** A target runs what it depends on, then its lines; without a target, the first is meant. */
function* ofMake(file: string, text: string): Generator<Script> {
  const tool = /justfile$/i.test(file) ? 'just' : 'make';
  let isFirst = true;
  const lines = text.replace(/\\\r?\n/g, '  ').split('\n');
  for (const [at, line] of lines.entries()) {
    const [, names, needs = ''] =
      (tool === 'just' ? recipeHead : target).exec(line.replace(/#.*$/, '').trimEnd()) ?? [];
    if (names === undefined) continue;
    const [prerequisites = '', inline = ''] = needs.split(';', 2);
    const recipe = [inline];
    for (let next = at + 1; next < lines.length && /^(?:\s|$|#)/.test(lines[next] ?? ''); next++)
      recipe.push((lines[next] ?? '').replace(/^\s+[-@+]*/, ''));
    const first = prerequisites
      .trim()
      .split(/\s+/)
      .filter((name) => name !== '' && name !== '|');
    const body = [...first.map((name) => `${tool} ${name}`), ...recipe].join('\n');
    const place = { file, line: at + 1, column: 1 };
    for (const name of names.split(/\s+/)) {
      yield script(`${tool} ${name}`, place, body);
      if (!isFirst || /^\.[A-Z_]+$/.test(name)) continue;
      yield script(tool, place, `${tool} ${name}`);
      isFirst = false;
    }
  }
}

/** `task default: :test`, `task :ci => [:test, :lint]`, `task(all: %w[test lint])`. */
const rakeTask =
  /^[ \t]*task[ \t]*\(?[ \t]*(?::?["']?([\w:]+)["']?[ \t]*=>|(\w+):)[ \t]*(\[[^\]]*\]|%[iw][[({<][^\])}>]*|:?["']?[\w:]+)/gm;

/** A task runs what it depends on; what else it does is Ruby. */
function* ofRake(file: string, text: string): Generator<Script> {
  const place = lineCounter(text);
  for (const { index, 1: quoted, 2: key, 3: needs = '' } of text.matchAll(rakeTask)) {
    const name = quoted ?? key ?? '';
    const at = { file, line: place(index).line, column: 1 };
    const body = Array.from(needs.replace(/^%[iw]/, '').matchAll(/\w[\w:]*/g), ([need]) => `rake ${need}`).join('\n');
    yield script(name === 'default' ? 'rake' : `rake ${name}`, at, body);
  }
}
