import { message } from '../message.ts';
import type { Finding, PhaseId } from '../model.ts';
import { phases } from '../phases.ts';
import { stateSign, stateWord } from '../words.ts';
import { html, type Html, sentenceAlone } from './html.ts';
import type { Subject } from './subject.ts';

/** A way back in the life cycle: what is found in one phase and sends work back to another, or to its own beginning. */
interface WayBack {
  readonly from: number;
  readonly to: number;
  readonly causes: readonly Finding[];
}

const width = 1000;
const box = { width: 164, height: 92, top: 26 };
const step = (width - box.width - 4) / (phases.length - 1);
const leftOf = (index: number): number => 2 + index * step;
const bottom = box.top + box.height;
const firstDepth = 34;
const depthStep = 26;

/** The five phases, where each stands, and the ways on which work goes back; below it the causes in words. */
export function picture(subject: Subject): Html {
  const { say, tell } = subject;
  const ways = waysBack(subject);
  const height = bottom + 14 + (ways.length === 0 ? 0 : firstDepth + (ways.length - 1) * depthStep + 16);
  return html`<figure>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="picture-title picture-description">
<title id="picture-title">${tell(message('The life cycle'))}</title>
<desc id="picture-description">${described(subject, ways)}</desc>
<defs>
<pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatching" x1="0" y1="0" x2="0" y2="9"/></pattern>
<marker id="on" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0L10 5L0 10z"/></marker>
<marker id="back" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path class="back-head" d="M0 0L10 5L0 10z"/></marker>
</defs>
${phases.map((phase, index) => boxOf(index, say(phase.title), subject))}
${ways.map((way, index) => arrow(way, index))}
</svg>
${ways.length > 0 && html`<figcaption><ol>${ways.map((way) => html`<li>${spoken(way, subject)}</li>`)}</ol></figcaption>`}
</figure>`;
}

function waysBack({ verdict }: Subject): WayBack[] {
  const phaseOf = new Map(verdict.criteria.map(({ id, phase }) => [id, phase]));
  const findings = new Map(verdict.findings.map((finding) => [finding.id, finding]));
  const ways = new Map<string, { from: number; to: number; causes: Finding[] }>();
  for (const { id, state, because } of verdict.phases) {
    if (state !== 'rework') continue;
    for (const finding of because.flatMap((each) => findings.get(each) ?? [])) {
      const [from, to] = [indexOf(phaseOf.get(finding.criterion) ?? id), indexOf(id)];
      const known = ways.get(`${from} ${to}`);
      if (known === undefined) ways.set(`${from} ${to}`, { from, to, causes: [finding] });
      else known.causes.push(finding);
    }
  }
  return [...ways.values()].sort((a, b) => a.from - a.to - (b.from - b.to) || a.to - b.to);
}

function indexOf(phase: PhaseId): number {
  return phases.findIndex(({ id }) => id === phase);
}

function boxOf(index: number, title: string, { verdict, say }: Subject): Html {
  const state = verdict.phases[index]?.state ?? 'not-started';
  const left = leftOf(index);
  const middle = left + box.width / 2;
  const next = index < phases.length - 1;
  return html`<g>
<rect class="box ${state}" x="${left}" y="${box.top}" width="${box.width}" height="${box.height}" rx="10"/>
<text x="${middle}" y="${box.top + 26}" text-anchor="middle" font-size="15" class="soft">${index + 1}</text>
<text x="${middle}" y="${box.top + 51}" text-anchor="middle" font-size="17" font-weight="600">${title}</text>
<text x="${middle}" y="${box.top + 77}" text-anchor="middle" font-size="16">${stateSign[state]} ${say(stateWord[state])}</text>
${next && html`<path class="way" d="M${left + box.width + 6} ${box.top + box.height / 2}H${leftOf(index + 1) - 6}" marker-end="url(#on)"/>`}
</g>`;
}

/** Below the boxes, each deeper than the one before, with its number. */
function arrow({ from, to }: WayBack, index: number): Html {
  const depth = bottom + firstDepth + index * depthStep;
  const [start, end] = from === to ? [0.75, 0.25] : [0.35, 0.65];
  const nudge = index * 7;
  const x1 = Math.round(leftOf(from) + box.width * start + nudge);
  const x2 = Math.round(leftOf(to) + box.width * end - (from === to ? 0 : nudge));
  const middle = Math.round((x1 + x2) / 2);
  return html`<g>
<path class="back" d="M${x1} ${bottom + 4}V${depth - 10}Q${x1} ${depth} ${x1 - 10} ${depth}H${x2 + 10}Q${x2} ${depth} ${x2} ${depth - 10}V${bottom + 6}" marker-end="url(#back)"/>
<circle class="label" cx="${middle}" cy="${depth}" r="13"/>
<circle class="back" cx="${middle}" cy="${depth}" r="11"/>
<text x="${middle}" y="${depth + 5}" text-anchor="middle" font-size="14" font-weight="600">${index + 1}</text>
</g>`;
}

const namedCauses = 3;

function spoken({ to, causes }: WayBack, { tell }: Subject): Html {
  const named = causes.slice(0, namedCauses).map(({ found }, index) => html`${index > 0 && '; '}${tell(found)}`);
  const rest = causes.length - named.length;
  return html`${tell(message('back to {phase}', { phase: phases[to]?.title ?? '' }))}: ${named}${rest > 0 && html` ${tell(message('and {n} more', { n: rest }))}`}`;
}

function described({ verdict, tell, say }: Subject, ways: readonly WayBack[]): Html {
  const states = phases.map(
    ({ title }, index) => html`${say(title)}: ${say(stateWord[verdict.phases[index]?.state ?? 'not-started'])}. `,
  );
  const back = ways.map(
    ({ from, to }) =>
      html`${sentenceAlone(
        message('a way back from {from} to {to}', {
          from: phases[from]?.title ?? '',
          to: phases[to]?.title ?? '',
        }),
        say,
      )}. `,
  );
  return html`${tell(message('Five phases, one after the other.'))} ${states}${back}`;
}
