import * as criteria from '../src/core/criteria/index.ts';
import { criterionPages } from './criterion-pages.ts';
import { deliveryPage } from './delivery-page.ts';
import { inEnglish } from '../src/core/message.ts';
import type { Level } from '../src/core/model.ts';
import { phases } from '../src/core/phases.ts';
import { coveragePlaces, reportPlaces } from '../src/core/report/report-places.ts';
import { runners } from '../src/core/test-command/runners.ts';

/** The pages of the documentation that the code itself knows best, by path. */
export function docFiles(): Readonly<Record<string, string>> {
  return {
    'docs/criteria.md': criteriaPage(),
    'docs/reports.md': reportsPage(),
    ...criterionPages(),
    ...deliveryPage(),
  };
}

const levels: readonly Level[] = ['tests', 'requirements', 'delivery'];

function criteriaPage(): string {
  const parts = phases.map(({ id, title }, index) => {
    const own = Object.values(criteria)
      .filter((criterion) => criterion.phase === id)
      .sort((a, b) => a.position - b.position);
    return table(
      `## ${index + 1}. ${inEnglish(title)}`,
      ['criterion', 'holds when', ...levels.map((level) => `\`${level}\``)],
      own.map((criterion) => [
        `[\`${criterion.id}\`](criteria/${criterion.id}.md)`,
        inEnglish(criterion.title),
        ...levels.map((level) => criterion.severity[level]),
      ]),
    );
  });
  return page(
    'Criteria',
    'What must hold, by phase, and what it means at each level of the gate: `block`, `warn` or `off`. `severities:` in `tollgate.yaml` overrides, but nothing turns down `results-present`, `tests-pass` or `results-fresh`.',
    parts,
  );
}

function reportsPage(): string {
  const places = table(
    '## The usual places',
    ['path', 'runner'],
    reportPlaces.map(({ glob, runner }) => [`\`${glob.replaceAll('|', '\\|')}\``, runner]),
  );
  const told = table(
    '## Runners that have to be told\n\nThese leave a report behind where they are told so. Where `tollgate.yaml` has no `test:`, *Run Tests* and `tollgate test` add the options to the command that they find, if nothing says otherwise already.',
    ['runner', 'what to say', 'where'],
    runners.map(({ name, telling: { at, words, file } }) => [name, `\`${words}\``, placesOfWords[at](file ?? '')]),
  );
  const several = `## Several reports of one run

Shards, the legs of a matrix and retries leave several reports. All that are found are judged together; nothing is preferred, and nothing is guessed.

| what there is | what counts |
| --- | --- |
| reports of different tests (shards, packages) | all of them; numbers are added |
| the same test in several reports (a matrix of systems or versions) | each of them: it passes where it passed in at least one and failed in none; it is counted as often as it is reported, so that a lost leg falls below \`tests.atLeast\` |
| the same test passed in one and was skipped in another | passed |
| the same bytes at two places (a report and its copy) | once; what \`tollgate test\` bound is bound wherever it lies |
| a retry within a report | as the runner says: passed where the last attempt passed, and marked as flaky |
| a retry in a report of its own | the failed attempt stands, because nobody can tell a retry from another leg: let the runner write both into one report, or over the first |
| one run in two formats | both, so every test counts twice; \`paths.reports\` chooses one |
| a shard that is left from an earlier run | stale: with the evidence of \`tollgate test\` by its content, else by its time |
| a shard without any test, or one that cannot be read whole | keeps the gate from being open, whatever the others say |
`;
  const untold = table(
    '## What some reports do not tell\n\nThese have no trace in the report. Where the command fails for them, `tollgate test` knows, and keeps the gate closed; from the report alone nobody can.',
    ['runner', 'what', 'what tells it'],
    [
      ['node:test', 'in JUnit XML, that only an `after` hook of a `describe` failed', '`tollgate test`; its TAP'],
      ['Vitest', 'in all its reports, that something was thrown outside of every test', '`tollgate test`'],
      ['Vitest', 'in its flat TAP, that only a hook of a suite or a file failed', '`tollgate test`; its other reports'],
      ['Jest', 'in its JSON, that something was thrown after the last test', '`tollgate test`'],
      ['Playwright', 'in JUnit XML, that only `globalTeardown` failed', '`tollgate test`; its JSON'],
      ['Jasmine', 'in the JUnit XML of jasmine-reporters, that only an `afterAll` failed', '`tollgate test`'],
      [
        'Jasmine',
        'in the same, and in its TAP and NUnit XML, that `--filter` kept a test from running: it is listed as passed',
        '`tollgate test`, where the option is in the command that it is given; its command ends well',
      ],
      ['lab', 'in JUnit XML and TAP, that a global variable leaked, or too little was covered', '`tollgate test`'],
    ],
  );
  const coverage = table(
    '## Coverage\n\nWhat LCOV and Cobertura tell of lines is read where it lies at these places, and judged by `coverage-kept` where `severities` turns it on and `tests.coverage.atLeast` says how much.',
    ['path', 'tool'],
    coveragePlaces.map(({ glob, runner }) => [`\`${glob.replaceAll('|', '\\|')}\``, runner]),
  );
  const intro = [
    'Test reports are looked for at the places below, in every folder of the repository, also in folders that git ignores. `paths.reports` in `tollgate.yaml` replaces the list. A path without a leading slash',
    'counts from the root of any project in the folder. What a file is, its content decides: a report that cannot be read whole, or is of a format that is not read yet, is a problem and never passes.',
    '',
    'Nothing below `fixtures`, `__fixtures__`, `testdata`, `__mocks__`, `examples`, `samples` or `vendor` is evidence, nor in a nested folder with its own `tollgate.yaml`, unless `paths.reports` names it.',
  ];
  return page('Test reports', intro.join('\n'), [places, told, several, untold, coverage]);
}

const placesOfWords = {
  end: () => 'behind its command',
  front: () => 'in front of the files',
  lines: (file: string) => `in \`${file}\``,
};

function page(title: string, intro: string, parts: readonly string[]): string {
  return `<!-- Written by \`npm run generate\`. -->\n# ${title}\n\n${intro}\n\n${parts.join('\n')}`;
}

function table(heading: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[heading, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
