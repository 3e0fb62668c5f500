import { message } from '../message.ts';
import type { Colour, Finding, Problem } from '../model.ts';
import { phaseContents, phaseStanding } from '../phase-contents.ts';
import { phases } from '../phases.ts';
import { configurationMistakes, inTheWay } from '../standing.ts';
import { colourSign, stateSign, verdictWord } from '../words.ts';
import { html, type Html, sentenceAlone } from './html.ts';
import type { Subject } from './subject.ts';

const colourClass: Readonly<Record<Colour, string>> = {
  open: 'good',
  closed: 'bad',
  unverified: 'doubt',
  error: 'bad',
};

/** The one sentence, and what stands in the way. */
export function gate({ verdict, tell, say }: Subject): Html {
  const word = verdictWord(verdict);
  const standing = inTheWay(verdict);
  const remarks = verdict.problems.filter(({ spoils, minor }) => spoils === 'config' && minor === true);
  return html`<div class="verdict ${colourClass[verdict.verdict]}"><strong>${colourSign[verdict.verdict]} ${tell(word)}</strong><span>${sentenceAlone(verdict.sentence, say)}</span></div>
${verdict.verdict === 'error' && html`<ul>${configurationMistakes(verdict).map((each) => mistake(each, tell))}</ul>`}
${standing.length > 0 && html`<h3>${tell(message('What is to go'))}</h3><ol>${standing.map((finding) => reason(finding, tell, say))}</ol>`}
${remarks.length > 0 && html`<h3>${tell(message('Remarks on the policy'))}</h3><ul>${remarks.map((each) => mistake(each, tell))}</ul>`}`;
}

function mistake({ place, found, wanted }: Problem, tell: Subject['tell']): Html {
  return html`<li class="keep"><code>${place.file}:${place.line}</code> ${tell(found)}<br/><span class="soft">→ ${tell(wanted)}</span></li>`;
}

function reason({ place, found, wanted }: Finding, tell: Subject['tell'], say: Subject['say']): Html {
  return html`<li class="keep">${sentenceAlone(found, say)}${place !== null && html` <code class="soft">${place.file}:${place.line}</code>`}<br/><span class="soft">→ ${tell(wanted)}</span></li>
`;
}

/** Where the phases stand, for those who do not look at pictures. */
export function phaseTable({ verdict, model, tell }: Subject): Html {
  const rows = phases.map(({ title, id }, index) => {
    const { state, words } = phaseStanding(verdict, id);
    return html`<tr><th scope="row">${index + 1}. ${tell(title)}</th><td class="mark">${stateSign[state]} ${tell(words)}</td><td>${tell(phaseContents(verdict, id, model))}</td></tr>
`;
  });
  return html`<div class="scroll"><table><thead><tr><th scope="col">${tell(message('Phase'))}</th><th scope="col">${tell(message('State'))}</th><th scope="col">${tell(message('What there is'))}</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}
