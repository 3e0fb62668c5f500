import { message } from '../message.ts';
import type { Message } from '../model.ts';
import { phases } from '../phases.ts';
import { isAcceptance, isRefusal } from '../delivery/reopened.ts';
import { roleWord } from '../words.ts';
import { html, type Html } from './html.ts';
import type { Subject } from './subject.ts';

/** Who signed what of the specification: a row for each person, role and day. */
export function signatures({ verdict, tell }: Subject): Html {
  const signed = new Map<string, { by: string; role: string; on: string; valid: string[]; lapsed: string[] }>();
  for (const { requirement, signatures: own } of verdict.requirements) {
    for (const { by, role, on, valid } of own) {
      const key = JSON.stringify([on, by, role]);
      const row = signed.get(key) ?? { by, role, on, valid: [], lapsed: [] };
      row[valid ? 'valid' : 'lapsed'].push(requirement.id);
      signed.set(key, row);
    }
  }
  if (signed.size === 0) return html`<p>${tell(message('Nobody signed a requirement yet.'))}</p>`;
  const rows = [...signed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([
        ,
        { by, role, on, valid, lapsed },
      ]) => html`<tr><th scope="row">${by}</th><td>${said(role, tell)}</td><td>${on}</td><td>${valid.join(', ')}${lapsed.length > 0 && html` <span class="soft">${tell(message('changed since: {ids}', { ids: lapsed }))}</span>`}</td></tr>
`,
    );
  return html`<div class="scroll"><table><thead><tr><th scope="col">${tell(message('Who'))}</th><th scope="col">${tell(message('Role'))}</th><th scope="col">${tell(message('Day'))}</th><th scope="col">${tell(message('Requirements'))}</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function said(role: string, tell: Subject['tell']): Html | string {
  const word = roleWord(role);
  return typeof word === 'string' ? word : tell(word);
}

const signers: readonly Message[] = [
  message('For the customer'),
  message('For the supplier'),
  message('Tester'),
  message('DevOps engineer'),
];

/** What is decided with a pen: room for verdict, remarks and signatures. */
export function placesToSign({ verdict, release, tell }: Subject): Html {
  const { verdict: word, remarks } = release?.acceptance ?? {};
  const tick = (isTrue: boolean): string => (isTrue ? '☒' : '☐');
  const reopens = release?.acceptance?.reopens?.value;
  const backTo = phases.filter(({ id }) => id === 'requirements' || id === 'design' || id === 'build');
  return html`<div class="keep"><p>${tell(
    verdict.release === null
      ? message('The customer tried the result against this specification and')
      : message('The customer tried release {release} against this specification and', { release: verdict.release }),
  )}</p>
<p><span class="choice">${tick(isAcceptance(word))} ${tell(message('accepts it'))}</span> <span class="choice">${tick(isRefusal(word))} ${tell(message('refuses it; work goes back to:'))}</span> ${backTo.map(({ id, title }) => html`<span class="choice">${tick(isRefusal(word) && reopens === id)} ${tell(title)}</span> `)}</p>
<p>${tell(message('Remarks'))}: ${remarks?.value}</p><div class="ruled"></div><div class="ruled"></div></div>
<div class="scroll"><table class="paper keep"><thead><tr><th scope="col">${tell(message('Role'))}</th><th scope="col" class="wide">${tell(message('Name'))}</th><th scope="col" class="day">${tell(message('Day'))}</th><th scope="col" class="wide">${tell(message('Signature'))}</th></tr></thead><tbody>
${signers.map(
  (role) => html`<tr><th scope="row">${tell(role)}</th><td></td><td></td><td></td></tr>
`,
)}</tbody></table></div>`;
}
