import { message } from '../message.ts';
import { phases } from '../phases.ts';
import type { Message, Release, TrialEntry } from '../model.ts';
import { entryFor, trialsOf } from '../delivery/trial.ts';
import { html, type Html } from './html.ts';
import type { Subject } from './subject.ts';

/** What the protocol of the judged release says: who tested it, how it reaches its users, and what was handed over. */
export function releaseFacts(subject: Subject): Html {
  const { release, tell } = subject;
  if (release === undefined) return html`<p>${tell(message('Nobody began a protocol of this release.'))}</p>`;
  const rows = [...statements(release)].map(
    ([
      label,
      value,
    ]) => html`<tr><th scope="row">${tell(label)}</th><td>${typeof value === 'string' ? value : tell(value)}</td></tr>
`,
  );
  if (rows.length === 0) return html`<p>${tell(message('Nothing of the protocol is filled in yet.'))}</p>`;
  return html`<table><tbody>
${rows}</tbody></table>`;
}

function* statements({
  tested,
  rollout,
  handover,
  acceptance,
  operation,
}: Release): Generator<readonly [Message, string | Message]> {
  if (tested !== undefined) yield [message('Tested'), decided(tested)];
  for (const [key, label] of rolloutParts) {
    const said = rollout?.[key]?.value;
    if (said !== undefined) yield [label, said];
  }
  for (const [key, label] of handOverParts) {
    const said = handover?.fields[key]?.value;
    if (said !== undefined) yield [label, said];
  }
  if (acceptance !== undefined) yield [message('Acceptance'), decided(acceptance)];
  if (acceptance?.reopens !== undefined) yield [message('Goes back to'), phaseNamed(acceptance.reopens.value)];
  if (acceptance?.remarks !== undefined) yield [message('Remarks'), acceptance.remarks.value];
  if (operation !== undefined) {
    const { since = '—', by = '—', observed } = operation;
    yield [message('In operation'), message('since {since}, watched by {by}', { since, by })];
    if (observed !== undefined) yield [message('Observed'), observed.value];
  }
}

function phaseNamed(id: string): Message | string {
  return phases.find((phase) => phase.id === id)?.title ?? id;
}

const rolloutParts = [
  ['strategy', message('Rollout')],
  ['success', message('Signs of success')],
  ['abort', message('Signs to abort')],
  ['rollback', message('Way back')],
  ['rehearsed', message('Way back rehearsed')],
  ['schema', message('Changes to the schema')],
] as const;

const handOverParts = [
  ['artifact', message('Handed over')],
  ['sha256', message('SHA-256 of it')],
  ['environment', message('Environment')],
  ['by', message('Handed over by')],
  ['to', message('Received by')],
  ['on', message('Handed over on')],
] as const;

function decided({
  verdict = '—',
  by = '—',
  on = '—',
}: {
  readonly verdict?: string | undefined;
  readonly by?: string | undefined;
  readonly on?: string | undefined;
}): Message {
  return message('{verdict}, by {by} on {on}', { verdict: verdictWord[verdict] ?? verdict, by, on });
}

const verdictWord: Readonly<Record<string, Message>> = {
  passed: message('passed'),
  failed: message('failed'),
  accepted: message('accepted'),
  refused: message('refused'),
};

/** The acceptance trial, one row an acceptance criterion; what was not tried yet has room for a pen. */
export function trial(subject: Subject): Html {
  const { scope, release, model, tell } = subject;
  const all = scope.flatMap((requirement) => trialsOf(requirement));
  if (all.length === 0) return html`<p>${tell(message('There is no acceptance criterion to try.'))}</p>`;
  const rows = all.map((each) => {
    const entry = release === undefined ? undefined : entryFor(each, release, model);
    return html`<tr><th scope="row">${each.requirement.id}/${each.number}</th><td class="wide">${each.text}</td>${triedCells(entry, !each.digest.startsWith(entry?.digest ?? ''), subject)}</tr>
`;
  });
  return html`<div class="scroll"><table class="paper"><thead><tr><th scope="col">${tell(message('Criterion'))}</th><th scope="col">${tell(message('What must hold'))}</th><th scope="col">${tell(message('Tried how'))}</th><th scope="col">${tell(message('Verdict'))}</th><th scope="col" class="day">${tell(message('Witness, day'))}</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function triedCells(entry: TrialEntry | undefined, isOther: boolean, { tell }: Subject): Html {
  const { how = '', verdict, witness, on } = entry ?? {};
  const word =
    verdict === undefined
      ? undefined
      : html`${verdict === 'passed' ? '✔' : '✘'} ${tell(verdictWord[verdict] ?? message('passed'))}`;
  return html`<td>${how}</td><td class="mark">${word ?? html`☐ ${tell(message('passed'))}<br/>☐ ${tell(message('failed'))}`}</td><td>${witness} <span class="nowrap">${on}</span>${verdict !== undefined && isOther && html`<br/>${tell(message('of an earlier text'))}`}</td>`;
}
