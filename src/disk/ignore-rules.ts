import ignore, { type Ignore, type TestResult } from 'ignore';
import { byPart, longestPart } from '../core/index.ts';

// @req READ-005
/** The rules of one ignore file. */
interface Level {
  /** The folder it governs, from the top, with a slash at its end; '' at the top. */
  readonly base: string;
  readonly rules: Ignore;
  /** False where no rule can match a path with that name: sixteen times faster than asking the rules. */
  readonly concerns: (path: string, name: string) => boolean;
}

/** Characters. No system takes a path that is half as long, and much longer rules are no regular expressions any more. */
const longestRule = 8192;

/** A line may have so many `**`: with more, a deep path is tried in too many ways. */
const mostDepths = 4;

/** The first line that is left out because it would take too long to match, counted from 1. */
export function intricateLine(text: string): number | undefined {
  const at = text.split('\n').findIndex(isIntricate);
  return at < 0 ? undefined : at + 1;
}

function isIntricate(line: string): boolean {
  const names = simplified(line).trimEnd().replace(/^!/, '').split('/');
  return !line.startsWith('#') && names.filter((name) => name === '**').length > mostDepths;
}

/** The same rule with one `**` where several follow each other. */
export function simplified(line: string): string {
  return line.replace(/(?<=^!?|\/)(?:\*\*\/){2,}/g, '**/');
}

/** The ignore files that hold in a folder, with the meaning that git gives them: a deeper file has the last word. */
export class IgnoreRules {
  static readonly none = new IgnoreRules([], '');

  private readonly levels: readonly Level[];
  private readonly prefix: string;

  private constructor(levels: readonly Level[], prefix: string) {
    this.levels = levels;
    this.prefix = prefix;
  }

  /** The same rules for paths that begin at a folder below the top (with a slash at its end). */
  seenFrom(folder: string): IgnoreRules {
    return new IgnoreRules(this.levels, folder);
  }

  /** With the text of the ignore file in a folder ('' or with a slash at its end), if there is one. */
  with(folder: string, text: string | undefined): IgnoreRules {
    if (text === undefined) return this;
    const lines = text
      .replace(/^\uFEFF/, '')
      .split('\n')
      .filter((line) => line.length <= longestRule && !isIntricate(line))
      .map(simplified);
    const level = {
      base: this.prefix + folder,
      rules: ignore({ ignorecase: false }).add(lines.join('\n')),
      concerns: concernedBy(lines),
    };
    return new IgnoreRules([level, ...this.levels], this.prefix);
  }

  /** Whether the path is ignored, given that no folder above it is. */
  ignore(path: string, isFolder: boolean): boolean {
    return this.lastWord(path, isFolder)?.said.ignored === true;
  }

  private lastWord(path: string, isFolder: boolean): { readonly base: string; readonly said: TestResult } | undefined {
    if (this.levels.length === 0) return undefined;
    const whole = this.prefix + path;
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    for (const { base, rules, concerns } of this.levels) {
      const below = whole.slice(base.length);
      if (!concerns(below, name)) continue;
      const said = rules.test(isFolder ? `${below}/` : below);
      if (said.ignored || said.unignored) return { base, said };
    }
    return undefined;
  }

  /** The line that ignores the path, as it is written, and its ignore file; undefined where the path is not ignored. */
  ruleFor(path: string, isFolder: boolean): { readonly file: string; readonly pattern: string } | undefined {
    const last = this.lastWord(path, isFolder);
    if (last?.said.ignored !== true) return undefined;
    return { file: `${last.base}.gitignore`, pattern: last.said.rule?.pattern ?? '' };
  }

  /**
   * The rules that hold inside a folder that is not ignored. Usually the same; but where a deeper file took the folder back from
   * a higher one, the higher one, which looks at the folders above a path by itself, has to be told.
   */
  inside(folder: string): IgnoreRules {
    const whole = this.prefix + folder;
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    let told = false;
    const levels = this.levels.map((level) => {
      const below = whole.slice(level.base.length);
      if (!level.concerns(below, name) || !level.rules.test(`${below}/`).ignored) return level;
      told = true;
      const pattern = `!/${below.replace(/[\\*?[\]]/g, '\\$&')}/`;
      return { ...level, rules: ignore({ ignorecase: false }).add(level.rules).add({ pattern }) };
    });
    return told ? new IgnoreRules(levels, this.prefix) : this;
  }
}

/** A rule can only match where a part of it that is no wildcard occurs: as the name, in the name, or in the path. */
function concernedBy(lines: readonly string[]): Level['concerns'] {
  const names = new Set<string>();
  const inName: string[] = [];
  const inPath: string[] = [];
  for (const line of lines) {
    if (line.startsWith('#') || /^\s*$/.test(line)) continue;
    const pattern = line
      .replace(/^!/, '')
      .replace(/(?<![ \r])[ \r]+$/, '')
      .replace(/\/$/, '');
    const last = pattern.slice(pattern.lastIndexOf('/') + 1);
    if (!/[*?[\\\r]/.test(last)) names.add(last);
    else (pattern.includes('/') ? inPath : inName).push(plainPart(pattern));
  }
  const [namesHaving, pathsHaving] = [byPart(inName, String), byPart(inPath, String)];
  return (path, name) => names.has(name) || namesHaving(name).length > 0 || pathsHaving(path).length > 0;
}

/** What is in all that it matches; what may be quoted or in brackets is left out. */
function plainPart(pattern: string): string {
  const [certain = ''] = /^[^[\\\r]*/.exec(pattern) ?? [];
  return longestPart(certain);
}
