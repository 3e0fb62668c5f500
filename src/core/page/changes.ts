import { deltaOf, isEmptyDelta } from '../delivery/delta.ts';
import { message } from '../message.ts';
import type { Message, Requirement } from '../model.ts';
import { wordDiff } from '../delivery/word-diff.ts';
import { html, type Html } from './html.ts';
import type { Subject } from './subject.ts';
import { requirementName } from '../understanding/requirement-name.ts';

/** What became of the specification since the customer signed it, word by word. */
export function changes({ model, tell }: Subject): Html | undefined {
  const delta = deltaOf(model);
  if (delta === undefined || isEmptyDelta(delta)) return undefined;
  const named = (word: Message, all: readonly Requirement[]): Html | false =>
    all.length > 0 && html`<p>${tell(word)}</p><ul>${all.map((each) => html`<li>${requirementName(each)}</li>`)}</ul>`;
  return html`${named(message('Added:'), delta.added)}
${delta.changed.map(
  ({ requirement, signed }) =>
    html`<p class="keep">${requirement.id}, ${tell(message('signed by {by} on {on}', { by: signed.by, on: signed.on }))}:<br/>${difference(signed.text, requirement.text)}</p>
`,
)}${named(message('Retired:'), delta.retired)}
${delta.gone.length > 0 && html`<p>${tell(message('Signed, and not there any more:'))} ${delta.gone.join(', ')}</p>`}`;
}

function difference(before: string, after: string): Html {
  const pieces = wordDiff(before, after).map(({ what, text }) => {
    const lines = text.split('\n').map((line, index) => html`${index > 0 && html`<br/>`}${line}`);
    return what === 'same' ? html`${lines}` : what === 'gone' ? html`<del>${lines}</del>` : html`<ins>${lines}</ins>`;
  });
  return html`<span class="soft">${pieces}</span>`;
}
