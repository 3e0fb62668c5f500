import { piecesIn } from './shell/pieces.ts';

/** A simple command of a script: its words, without quotes, assignments before it and redirections. */
export interface SimpleCommand {
  readonly words: readonly string[];
  /** Counted from 0, in the text. */
  readonly line: number;
}

/**
 * The simple commands of a script for sh and its kin; good enough for those of PowerShell and cmd, which call programs alike. Comments,
 * texts of `echo`, here-documents, what stands behind `if false` or `false &&`, and what follows an `exit` that nothing guards are no
 * commands. Never throws.
 */
export function* commandsIn(text: string, depth = 0): Generator<SimpleCommand> {
  const branches: boolean[] = [];
  let braces = 0;
  let wasFalse = false;
  let wasGuarded = false;
  for (const { words, line, before } of piecesIn(text)) {
    const isGuarded: boolean = before === '&&' && (wasFalse || wasGuarded);
    const own = [...words];
    for (let word = own[0]; word !== undefined && keywords.has(word); word = own[0]) {
      own.shift();
      if (word === 'if') branches.push(own[0] !== 'false');
      else if (word === 'else' || word === 'elif') branches[branches.length - 1] = true;
      else if (word === 'fi') branches.pop();
      else if (word === '{') braces++;
      else if (word === '}') braces = Math.max(0, braces - 1);
    }
    while (assignment.test(own[0] ?? '')) own.shift();
    const [program = ''] = own;
    wasFalse = program === 'false';
    wasGuarded = isGuarded;
    if (program === '' || isGuarded || branches.includes(false) || says.has(program.toLowerCase())) continue;
    if (program === 'exit' && braces === 0 && branches.length === 0 && before !== '&&' && before !== '||') return;
    yield { words: own.slice(0, longest), line };
    const inner = depth < deepest ? scriptIn(own) : undefined;
    if (inner !== undefined) for (const each of commandsIn(inner, depth + 1)) yield { words: each.words, line };
  }
}

const deepest = 4;
/** Words of a command; what stands behind them nobody reads. */
const longest = 1000;
const assignment = /^(?:[A-Za-z_]\w*\+?=|\$env:\w+=)/;
const keywords = new Set('if then else elif fi do done while until { } ! time call @call'.split(' '));
/** Programs that only speak of what they are given. */
const says = new Set(
  'echo @echo printf write-host write-output : true false rem @rem # cat grep test [ [[ export alias type which git'.split(
    ' ',
  ),
);

/** What `bash -c "…"`, `nix-shell --run "…"` and `eval "…"` run. */
function scriptIn(words: readonly string[]): string | undefined {
  if (words[0] === 'eval') return words.slice(1).join(' ');
  const at = words.findIndex((word) => /^(?:-[a-z]*c|--run|--command|-Command)$/.test(word));
  const script = at < 0 ? undefined : words[at + 1];
  return script !== undefined && /\s/.test(script) ? script : undefined;
}
