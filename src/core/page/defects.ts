import { message } from '../message.ts';
import type { Defect } from '../model.ts';
import { severityWord, statusWord } from '../words.ts';
import { html, type Html } from './html.ts';
import type { Subject } from './subject.ts';

/** What was found wrong, the open ones first. */
export function defects({ model, tell }: Subject): Html {
  if (model.defects.length === 0) return html`<p>${tell(message('No defect is recorded.'))}</p>`;
  const ordered = [...model.defects].sort((a, b) => rank(a) - rank(b));
  return html`<div class="scroll"><table><thead><tr><th scope="col">${tell(message('Defect'))}</th><th scope="col">${tell(message('Severity'))}</th><th scope="col">${tell(message('Status'))}</th><th scope="col">${tell(message('Requirement'))}</th><th scope="col">${tell(message('Its test'))}</th></tr></thead><tbody>
${ordered.map(
  ({ id, title, severity, status, requirement, test }) =>
    html`<tr><th scope="row">${id} ${title}</th><td>${tell(severityWord[severity])}</td><td class="mark">${statusSign[status]} ${tell(statusWord[status])}</td><td>${requirement?.value ?? '—'}</td><td>${test?.value ?? '—'}</td></tr>
`,
)}</tbody></table></div>`;
}

function rank({ status, severity }: Defect): number {
  return statuses.indexOf(status) * 10 + severities.indexOf(severity);
}

const statuses: readonly Defect['status'][] = ['open', 'fixed', 'closed'];
const severities: readonly Defect['severity'][] = ['blocker', 'critical', 'major', 'minor'];

const statusSign: Readonly<Record<Defect['status'], string>> = { open: '✘', fixed: '…', closed: '✔' };
