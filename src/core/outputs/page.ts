import { message } from '../message.ts';
import type { Message } from '../model.ts';
import type { Output } from '../output.ts';
import { changes } from '../page/changes.ts';
import { defects } from '../page/defects.ts';
import { gate, phaseTable } from '../page/gate.ts';
import { html, Html } from '../page/html.ts';
import { picture } from '../page/picture.ts';
import { releaseFacts, trial } from '../page/release.ts';
import { requirements } from '../page/requirements.ts';
import { placesToSign, signatures } from '../page/signatures.ts';
import { style } from '../page/style.ts';
import { type Subject, subjectOf } from '../page/subject.ts';
import { levelWord } from '../words.ts';

// @req LIFE-003
/** One page for people who would rather look, print and sign: no script, nothing from elsewhere, all that it shows is escaped. */
export const page: Output = {
  id: 'page',
  machine: false,
  render(verdict, { say, language }, model) {
    return document(subjectOf(verdict, model, say, language)).text;
  },
};

interface Section {
  readonly id: string;
  readonly title: Message;
  /** Undefined where there is nothing that such a section would be about. */
  readonly show: (subject: Subject) => Html | undefined;
  /** Begins on a sheet of its own. */
  readonly onNewPage?: true;
}

const sections: readonly Section[] = [
  { id: 'gate', title: message('The gate'), show: gate },
  {
    id: 'life-cycle',
    title: message('The life cycle'),
    show: (subject) => html`${picture(subject)}${phaseTable(subject)}`,
  },
  { id: 'changes', title: message('What changes since the customer signed'), show: changes },
  { id: 'requirements', title: message('Requirements and their evidence'), show: requirements, onNewPage: true },
  { id: 'defects', title: message('Defects'), show: defects },
  { id: 'release', title: message('Release and hand-over'), show: releaseFacts },
  { id: 'signatures', title: message('Signatures'), show: signatures },
  { id: 'trial', title: message('Acceptance trial'), show: trial, onNewPage: true },
  { id: 'sign', title: message('Acceptance'), show: placesToSign },
];

function document(subject: Subject): Html {
  const { language, tell } = subject;
  const title = titleOf(subject);
  const shown = sections.flatMap(({ show, ...section }) => {
    const inside = show(subject);
    return inside === undefined ? [] : [{ ...section, inside }];
  });
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<h1>${title}</h1>
${facts(subject)}
<nav aria-label="${tell(message('Contents'))}"><ul>${shown.map(({ id, title: heading }) => html`<li><a href="#${id}">${tell(heading)}</a></li>`)}</ul></nav>
<main>
${shown.map(
  ({
    id,
    title: heading,
    inside,
    onNewPage,
  }) => html`<section aria-labelledby="${id}"${onNewPage === true && html` class="page"`}>
<h2 id="${id}">${tell(heading)}</h2>
${inside}
</section>
`,
)}</main>
<footer class="small soft">${tell(message('Computed by Tollgate from the files of the repository: the same files on the same day give the same page.'))}</footer>
</body>
</html>
`;
}

function titleOf({ verdict, model, say }: Subject): string {
  const titles = model.specifications.flatMap(({ title }) => title ?? []);
  const product = titles.length === 1 ? titles[0] : undefined;
  const { release } = verdict;
  if (product !== undefined && release !== null)
    return say(message('Acceptance protocol: {product}, release {release}', { product, release }));
  if (release !== null) return say(message('Acceptance protocol of release {release}', { release }));
  return product === undefined
    ? say(message('Acceptance protocol'))
    : say(message('Acceptance protocol: {product}', { product }));
}

function facts({ verdict, model, scope, tell }: Subject): Html {
  const { release, today, level, results, inputs, requirements: all } = verdict;
  const customers = [...new Set(model.specifications.flatMap(({ customer }) => customer?.value ?? []))];
  const asked = new Set(scope);
  const verified = all.filter((each) => asked.has(each.requirement) && each.verified).length;
  const { passed, failed, errors, skipped } = results.tests;
  const rows: (readonly [Message, Html | string])[] = [
    ...(customers.length === 0 ? [] : [[message('Customer'), customers.join(', ')] as const]),
    [message('Release'), release ?? '—'],
    [message('As of'), today],
    [message('Level'), tell(levelWord[level])],
    [message('Requirements'), tell(message('{verified} of {all} in scope verified', { verified, all: scope.length }))],
    [
      message('Tests'),
      tell(
        message('{passed} passed, {failed} failed, {skipped} skipped', { passed, failed: failed + errors, skipped }),
      ),
    ],
    ...(inputs.content === null ? [] : [[message('Content'), html`<code>sha256:${inputs.content}</code>`] as const]),
  ];
  return html`<dl class="facts">
${rows.map(
  ([label, value]) => html`<dt>${tell(label)}</dt><dd>${value}</dd>
`,
)}</dl>`;
}
