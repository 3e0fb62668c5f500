import { compareText } from '../order.ts';
import { message } from '../message.ts';
import type {
  Finding,
  Message,
  Report,
  Requirement,
  RequirementVerdict,
  Specification,
  TestCase,
  TestResult,
} from '../model.ts';
import { methodWord } from '../criterion/by-person.ts';
import { priorityWord, roleWord } from '../words.ts';
import { html, type Html, sentenceAlone } from './html.ts';
import type { Subject } from './subject.ts';
import { requirementName } from '../understanding/requirement-name.ts';

/** Every requirement with its evidence, specification by specification; what is retired in one line each. */
export function requirements(subject: Subject): Html {
  const { verdict, model, tell } = subject;
  if (verdict.requirements.length === 0) return html`<p>${tell(message('No requirement was found.'))}</p>`;
  const byFile = new Map<string, RequirementVerdict[]>();
  for (const each of verdict.requirements) {
    const { file } = each.requirement.place;
    const known = byFile.get(file);
    if (known === undefined) byFile.set(file, [each]);
    else known.push(each);
  }
  const scope = new Set(subject.scope);
  return html`${[...byFile]
    .sort(([a], [b]) => compareText(a, b))
    .map(([file, own]) => {
      const specification = own[0] && model.trace.specification(own[0].requirement);
      return html`<h3>${specification?.title ?? file}</h3>
${purpose(specification)}${own.filter(({ requirement }) => requirement.state !== 'retired').map((each) => card(each, scope, subject))}${retired(own, subject)}`;
    })}`;
}

function purpose(specification: Specification | undefined): Html | undefined {
  return specification?.purpose && html`<p>${specification.purpose.value}</p>\n`;
}

function retired(own: readonly RequirementVerdict[], { tell }: Subject): Html | false {
  const gone = own.filter(({ requirement }) => requirement.state === 'retired');
  return (
    gone.length > 0 &&
    html`<p class="soft">${tell(message('Retired:'))}</p><ul class="soft">${gone.map(
      ({ requirement }) =>
        html`<li>${requirementName(requirement)}${requirement.retired?.on !== undefined && html` (${requirement.retired.on}${requirement.retired.reason !== '' && html`, ${requirement.retired.reason}`})`}</li>`,
    )}</ul>`
  );
}

type Standing = 'good' | 'bad' | 'doubt' | 'none';

function card(each: RequirementVerdict, scope: ReadonlySet<Requirement>, subject: Subject): Html {
  const { tell } = subject;
  const { requirement } = each;
  const { statement, criteria, place, priority, deadline } = requirement;
  const findings = subject.findingsOf(requirement);
  const inScope = scope.has(requirement);
  const { standing, word } = standingOf(each, inScope, findings);
  return html`<article class="requirement is-${standing}">
<header><h4>${requirementName(requirement)}</h4><span class="mark ${standing}">${tell(word)}</span></header>
${statement !== '' && html`<p>${statement}</p>`}
${criteria.length > 0 && html`<ol>${criteria.map(({ number, text }) => html`<li value="${/\d+$/.exec(number)?.[0] ?? 1}">${text}</li>`)}</ol>`}
<ul class="evidence">
${[...evidence(each, subject)]}${shortened(findings, ({ found }) => html`<li>→ ${sentenceAlone(found, subject.say)}</li>`, subject)}</ul>
<p class="small soft"><code>${place.file}:${place.line}</code>${priority !== undefined && html` · ${tell(message('priority: {priority}', { priority: priorityWord(priority.value) }))}`}${deadline !== undefined && html` · ${tell(message('deadline: {deadline}', { deadline: deadline.value }))}`}</p>
</article>
`;
}

function standingOf(
  { requirement, verified }: RequirementVerdict,
  inScope: boolean,
  findings: readonly Finding[],
): { readonly standing: Standing; readonly word: Message } {
  if (requirement.state === 'draft') return { standing: 'none', word: message('draft') };
  if (!inScope) {
    return { standing: 'none', word: message('for release {release}', { release: requirement.release?.value ?? '' }) };
  }
  if (verified) return { standing: 'good', word: message('✔ verified') };
  const failed = findings.some(({ criterion, result }) => criterion === 'requirements-verified' && result === 'fails');
  return failed
    ? { standing: 'bad', word: message('✘ fails') }
    : { standing: 'doubt', word: message('? not verified') };
}

const sign: Readonly<Record<TestResult, string>> = { passed: '✔', failed: '✘', error: '✘', skipped: '○' };
const shownOfEach = 12;

function* evidence({ requirement, notes, code }: RequirementVerdict, subject: Subject): Generator<Html> {
  const { model, tell } = subject;
  yield* shortened(testsOf(requirement, subject), (each) => shownTest(each, subject), subject);
  for (const { verdict, method, by, on, evidence: proof, digest } of model.trace.results(requirement)) {
    const stale = digest !== requirement.digest;
    yield item(
      verdict === 'passed' ? '✔' : '✘',
      html`${tell(message('{method} by {by} on {on}', { method: methodWord[method], by, on }))}${proof !== '' && html`: ${proof}`}${stale && html` (${tell(message('of an earlier text'))})`}`,
    );
  }
  for (const { by, role, on, digest } of model.trace.signatures(requirement)) {
    const valid = digest === requirement.digest;
    yield item(
      '✍',
      html`${tell(message('signed by {by} ({role}) on {on}', { by, role: roleWord(role), on }))}${!valid && html` (${tell(message('an earlier text'))})`}`,
    );
  }
  if (notes.length > 0) yield item('◆', html`${tell(message('designed in'))} ${files(notes, subject)}`);
  const places = code.map(({ file, line }) => `${file}:${line}`);
  if (places.length > 0) yield item('⌨', html`${tell(message('built in'))} ${files(places, subject)}`);
}

interface Tested {
  readonly criterion: string | undefined;
  readonly report: Report;
  readonly case: TestCase;
}

/** Each once. */
function testsOf(requirement: Requirement, { model }: Subject): readonly Tested[] {
  const tests = new Map<TestCase, Tested>();
  for (const { criterion, cases } of model.trace.verifications(requirement))
    for (const each of cases) if (!tests.has(each.case)) tests.set(each.case, { criterion, ...each });
  return [...tests.values()];
}

function shownTest({ criterion, report, case: { result, name, failure } }: Tested, { tell }: Subject): Html {
  return item(
    sign[result],
    html`${tell(resultWord[result])}: ${name}${criterion !== undefined && html` (${criterion})`} <code class="soft">${report.file}</code>${failure !== undefined && html`<br/><span class="soft">${failure}</span>`}`,
  );
}

const resultWord: Readonly<Record<TestResult, Message>> = {
  passed: message('test passed'),
  failed: message('test failed'),
  error: message('test failed with an error'),
  skipped: message('test skipped'),
};

function shortened<T>(all: readonly T[], show: (each: T) => Html, { tell }: Subject): readonly Html[] {
  const shown = all.slice(0, shownOfEach).map(show);
  const more = all.length - shown.length;
  return more === 0 ? shown : [...shown, html`<li>${tell(message('and {n} more', { n: more }))}</li>`];
}

function item(mark: string, said: Html): Html {
  return html`<li>${mark} ${said}</li>
`;
}

function files(all: readonly string[], { tell }: Subject): Html {
  const shown = all.slice(0, shownOfEach).map((file, index) => html`${index > 0 && ', '}<code>${file}</code>`);
  return html`${shown}${all.length > shownOfEach && html` ${tell(message('and {n} more', { n: all.length - shownOfEach }))}`}`;
}
