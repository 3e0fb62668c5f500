import {
  alsoChanged,
  type Answers,
  type Desk,
  edits,
  inLines,
  inOneLine,
  type Look,
  type Message,
  message,
  type Piece,
  type Say,
  type Signable,
  signables,
  standingOf,
  wordDiff,
} from '../../core/index.ts';
import type { Call, Command } from '../command.ts';
import { editCommand } from '../edit-command.ts';
import { painter } from '../terminal.ts';

/** Shows what would be signed, and what changed since it was signed last; signs where somebody says who they are. */
export const sign: Command = {
  ...editCommand(edits.signOff, 'sign', introduce),
  summary: message('show what would be signed and what changed since; with `--by` and `--role`, sign it'),
  examples: [
    'tollgate sign',
    'tollgate sign --by "N. Wind" --role customer',
    'tollgate sign --by "N. Wind" --role customer --requirements REQ-007,REQ-008',
  ],
};

function introduce(desk: Desk, given: Answers, call: Call): boolean {
  const { terminal, say } = call;
  const role = typeof given['role'] === 'string' ? given['role'] : 'customer';
  const asked = signables(desk, role).filter((each) => isAsked(each, given));
  const open = asked.filter(({ valid }) => valid === undefined);
  const look = { say, paint: painter(terminal) };
  for (const each of open) terminal.out(`${shown(each, desk, look)}\n`);
  // Somebody who names requirements may sign what others have signed.
  if (open.length === 0 && (given['by'] === undefined || (asked.length > 0 && given['requirements'] === undefined))) {
    terminal.out(`${say(nothingLeft(asked, role, desk.model))}\n`);
    return false;
  }
  if (given['by'] !== undefined || terminal.ask !== undefined) return true;
  terminal.out(`${say(message('To sign: `tollgate sign --by NAME --role ROLE`'))}\n`);
  return false;
}

function nothingLeft(asked: readonly Signable[], role: string, { trace }: Desk['model']): Message {
  const signed = asked.flatMap(({ requirement }) =>
    trace.signatures(requirement).filter((each) => each.role === role && each.digest === requirement.digest),
  );
  const names = [...new Set(signed.map(({ by }) => by))];
  if (names.length === 0) return message('Nothing is there to sign: no requirement that is agreed was asked for.');
  return message('Nothing is left to sign: everything that was asked for has its signature, by {names}.', { names });
}

function isAsked({ requirement: { id, place } }: Signable, given: Answers): boolean {
  const { requirements, specification } = given;
  if (typeof specification === 'string' && specification !== '*' && specification !== place.file) return false;
  return requirements === undefined || [requirements].flat().includes(id);
}

function shown(signable: Signable, desk: Desk, { say, paint }: { readonly say: Say } & Pick<Look, 'paint'>): string {
  const { lapsed } = signable;
  const { id, place, text } = signable.requirement;
  const head = `${paint('bold', inOneLine(id))}  ${inOneLine(place.file)}:${String(place.line)}  ${paint('dim', say(standingOf(signable)))}`;
  const body =
    lapsed === undefined
      ? inLines(text)
      : wordDiff(lapsed.text, text)
          .map(({ what, text: piece }) => marked({ what, text: inLines(piece) }, paint))
          .join('');
  const elsewhere = alsoChanged(id, desk);
  const warning = elsewhere === undefined ? '' : `  ${paint('yellow', say(elsewhere))}\n`;
  return `${head}\n${body.replace(/^/gm, '  ')}\n${warning}`;
}

/** Also without colours. */
function marked({ what, text }: Piece, paint: Look['paint']): string {
  if (what === 'same') return text;
  const [, word = '', end = ''] = /^([^]*?)(\s*)$/.exec(text) ?? [];
  return (what === 'gone' ? paint('red', `[-${word}-]`) : paint('green', `{+${word}+}`)) + end;
}
