import { commandsIn } from '../syntax/shell.ts';

/** What a command comes to in the end, through the scripts of a package.json. */
export interface Called {
  /** The last simple command, from the name of its program, without what only prepares for it. */
  readonly call: string;
  /** What has to stand before words that are added behind the whole command, to reach that call; undefined where they would not. */
  readonly passing: string | undefined;
  /** The command as it is written, where it is nothing but that call: another may stand in its place. */
  readonly alone: string | undefined;
}

/** By name. */
export type Scripts = ReadonlyMap<string, string>;

/** Of the text of a package.json; none where it is broken. */
export function scriptsIn(manifest: string): Scripts {
  try {
    const { scripts } = JSON.parse(manifest) as { readonly scripts?: Readonly<Record<string, unknown>> };
    return new Map(
      Object.entries(scripts ?? {}).filter((each): each is [string, string] => typeof each[1] === 'string'),
    );
  } catch {
    return new Map();
  }
}

/** Scripts of this package.json. What else npm is told may mean that of another; what others are told behind the name is for the script. */
const byNpm =
  /^npm (?:run(?:-script)? )?(?:(?:-s|--silent) )*(?!-)(\S+)(?=(?: -s| --silent| [^-\s]\S*)*(?: -- | --$|$))/;
const byOthers = /^(?:(?:pnpm|yarn|jlpm) (?:run )?|bun run )(?:(?:-s|--silent) )*(?!-)(\S+)/;

/** What starts another program, and is not of interest itself; and the folders that the program lies in. */
const wrappers =
  /^(?:(?:cross-env|env)(?: \w+=\S*)* |npx (?:-\S+ )*|(?:pnpm|yarn)(?: exec| dlx| run)? |bunx (?:-\S+ )*|(?:uv|poetry|pdm|pipenv|hatch) run (?:-\S+ )*|bundle exec |(?:c8|nyc) (?:-\S+ )*|node (?:-\S+ )*(?=\S*node_modules\/)|\S*\/(?=[^\s/]+(?: |$)))/;

/** Nobody needs more of either. */
const deepest = 20;

export function calledBy(command: string, scripts: Scripts, above: readonly string[] = []): Called {
  const calls = [...commandsIn(command)];
  const words = calls.at(-1)?.words ?? [];
  const line = words.join(' ');
  const ofNpm = byNpm.exec(line)?.[1];
  const name = ofNpm ?? byOthers.exec(line)?.[1] ?? '';
  const script = scripts.get(name);
  if (script !== undefined && !above.includes(name) && above.length < deepest) {
    const inner = calledBy(script, scripts, [...above, name]);
    const dashes = ofNpm === undefined || words.includes('--') ? '' : '-- ';
    const isAll = calls.length === 1 && !scripts.has(`pre${name}`) && !scripts.has(`post${name}`);
    return {
      call: inner.call,
      passing: inner.passing !== undefined && isOpen(command) ? dashes + inner.passing : undefined,
      alone: isAll ? inner.alone : undefined,
    };
  }
  const call = unwrapped(line);
  const [program = ''] = words;
  const isUnwrapped = program.endsWith(call.split(' ', 1)[0] ?? '') && command.trim().startsWith(program);
  return {
    call,
    passing: isOpen(command) && !words.includes('--') ? '' : undefined,
    alone: isUnwrapped && calls.length === 1 && isOpen(command) ? command.trim() : undefined,
  };
}

function unwrapped(call: string): string {
  let inner = call;
  for (let n = 0; n < deepest; n++) inner = inner.replace(wrappers, '');
  return inner;
}

/** Whether what is added behind it would belong to its last call. */
function isOpen(command: string): boolean {
  return !/[|<>&#`]/.test(command.split(/&&|;/).at(-1) ?? '');
}
