import { existsSync, readFileSync } from 'node:fs';
import type { Criterion } from '../src/core/criterion.ts';
import * as criteria from '../src/core/criteria/index.ts';
import { inEnglish } from '../src/core/message.ts';
import type { FactKind, Level } from '../src/core/model.ts';
import { phases } from '../src/core/phases.ts';
import { faults } from '../src/core/self-test.ts';
import { neverBaselined } from '../src/core/policy/baseline/definition.ts';
import { neverLoosened } from '../src/core/config.ts';
import { criterionTexts } from './criterion-texts.ts';
import { scenarioFolder, scenarioIn, scenarioNames } from './scenarios.ts';

/** A page for each criterion, by path: what it asks, and what it says in the scenario repositories. */
export function criterionPages(): Readonly<Record<string, string>> {
  const said = findings();
  return Object.fromEntries(
    Object.values(criteria).map((criterion) => [`docs/criteria/${criterion.id}.md`, pageOf(criterion, said)]),
  );
}

interface Said {
  readonly criterion: string;
  readonly found: string;
  readonly wanted: string;
  readonly scenario: string;
}

/** What one that is new is expected to say has still to be written, which a test tells. */
const judgedScenarios = scenarioNames.filter((name) => existsSync(`${scenarioFolder}/${name}/expected.json`));

const levels: readonly Level[] = ['tests', 'requirements', 'delivery'];

function pageOf(criterion: Criterion, said: readonly Said[]): string {
  const { id, title, severity } = criterion;
  const phase = phases.findIndex((each) => each.id === criterion.phase);
  const parts = [
    '<!-- Written by `npm run generate`. -->',
    `# ${id}`,
    '',
    `${inEnglish(title)}. Phase ${phase + 1}, ${inEnglish(phases[phase]?.title ?? title).toLowerCase()}; [all criteria](../criteria.md).`,
    '',
    asked(id),
    '',
    ...table(
      ['level', 'weight'],
      levels.map((level) => [`\`${level}\``, severity[level]]),
    ),
    '',
    limits(id),
    `It cannot be judged where ${kinds(criterion.needs)} cannot be read.`,
    ...examples(said.filter((each) => each.criterion === id)),
    ...holding(id),
    ...planted(id),
  ];
  return `${parts.join('\n')}\n`;
}

function asked(id: string): string {
  // That one is missing, a test tells: an error here would keep all others from running.
  return criterionTexts[id] ?? '';
}

function limits(id: string): string {
  if (neverLoosened.includes(id))
    return 'Nothing turns it down and no baseline excuses it; it can only be waived, with a name, a reason and an end.';
  const excuse = neverBaselined.includes(id)
    ? 'No baseline excuses it.'
    : '`tollgate baseline` can excuse what it finds today.';
  return `\`severities: {${id}: …}\` in \`tollgate.yaml\` overrides it. ${excuse}`;
}

const names: Partial<Record<FactKind, string>> = {
  specification: 'a specification',
  note: 'an architecture note',
  tasks: 'a task list',
  defect: 'a defect',
  release: 'a release protocol',
  signoffs: '`docs/signoffs.yaml`',
  results: '`docs/results.yaml`',
  source: 'a source',
  report: 'a test report',
  evidence: 'the evidence of a test run',
  changelog: 'the changelog',
  manifest: 'the manifest of the project',
  script: 'a CI file',
  coverage: 'a coverage report',
};

function kinds(needs: readonly FactKind[]): string {
  const all = needs.map((kind) => names[kind] ?? kind);
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} or ${all.at(-1)}` : (all[0] ?? 'nothing');
}

const shown = 6;

function examples(said: readonly Said[]): string[] {
  const distinct = said.filter(
    (each, at) => said.findIndex(({ found }) => formOf(found) === formOf(each.found)) === at,
  );
  if (distinct.length === 0) return [];
  const rows = distinct.slice(0, shown).map(({ found, wanted, scenario }) => [found, wanted, linkTo(scenario)]);
  return ['', '## What it says', '', ...table(['found', 'wanted', 'where'], rows)];
}

/** The sentence without what is of one case only. */
function formOf(found: string): string {
  return found.replace(/“[^”]*”|`[^`]*`|[A-Z]+-\d+(?:\/\d+)?|[\d.]+\d|\d/g, '#').replace(/: .*/, '');
}

/** The first scenario that is about nothing else, or else in which it holds. */
function holding(id: string): string[] {
  const holds = judgedScenarios.filter((scenario) =>
    verdictOf(scenario).criteria.some((each) => each.id === id && each.result === 'holds'),
  );
  const [first] = holds.sort(
    (a, b) =>
      Number(b.startsWith(id)) - Number(a.startsWith(id)) || Number(b.endsWith('-open')) - Number(a.endsWith('-open')),
  );
  return first === undefined ? [] : ['', `It holds in: ${linkTo(first)}`];
}

function linkTo(scenario: string): string {
  return `[${scenarioIn(scenario).about}](../../${scenarioFolder}/${scenario}/scenario.json)`;
}

interface Expected {
  readonly findings: readonly Omit<Said, 'scenario'>[];
  readonly criteria: readonly { readonly id: string; readonly result: string }[];
}

function verdictOf(scenario: string): Expected {
  return JSON.parse(readFileSync(`${scenarioFolder}/${scenario}/expected.json`, 'utf8')) as Expected;
}

function planted(id: string): string[] {
  const own = faults.filter(({ seenBy }) => seenBy === id);
  if (own.length === 0) return [];
  return ['', '## What `tollgate self-test` plants', '', ...own.map(({ title }) => `- ${inEnglish(title)}`)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function findings(): Said[] {
  return judgedScenarios
    .flatMap((scenario) => {
      const { findings: found } = verdictOf(scenario);
      // Those that are meant for it come first.
      return found.map((each) => ({ ...each, scenario }));
    })
    .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

function isOwn({ criterion, scenario }: Said): boolean {
  return scenario.startsWith(criterion);
}
