import {
  type Explanation,
  explain as explainFile,
  inEnglish,
  inOneLine,
  type Message,
  message,
  type Say,
} from '../../core/index.ts';
import { openFiles } from '../../disk/open-files.ts';
import { folderAt, homeOf } from '../../disk/paths.ts';
import { type Command, UsageError } from '../command.ts';

// @req CLI-003
export const explain: Command = {
  id: 'explain',
  summary: message('what Tollgate understands in a file, and why not more'),
  takes: '<file…>',
  atMost: Number.POSITIVE_INFINITY,
  options: { json: { summary: message('one JSON array, in the order of the arguments') } },
  examples: ['tollgate explain build/junit.xml', 'tollgate explain docs/specs/billing.md junit.xml --json'],
  run(call) {
    if (call.arguments.length === 0) throw new UsageError(message('name at least one file'));
    const explained = call.arguments.map((file) => {
      const { root, path } = homeOf(call.terminal.cwd, file);
      const explanation = explainFile(openFiles(root), path);
      const ofWhat = isFolder(call.terminal.cwd, file) ? ofFolder(file, explanation) : explanation;
      return { file: file.replaceAll('\\', '/'), explanation: ofWhat };
    });
    call.terminal.out(
      call.options['json'] === true
        ? `${JSON.stringify(
            explained.map(({ file, explanation }) => toJson(file, explanation)),
            undefined,
            2,
          )}\n`
        : `${explained.flatMap(({ file, explanation }) => [...lines(file, explanation, call.say)]).join('\n')}\n`,
    );
    return explained.some(({ explanation }) => explanation.unopened === true) ? 2 : 0;
  },
};

/** Where nobody may even look, the explanation says that it cannot be read. */
function isFolder(cwd: string, file: string): boolean {
  try {
    return folderAt(cwd, file) !== undefined;
  } catch {
    return false;
  }
}

function ofFolder(file: string, explanation: Explanation): Explanation {
  const folder = file.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  const wanted = message('a file in it; `tollgate check {folder}` judges a folder', { folder });
  const problems = explanation.problems.map((each) => ({ ...each, found: message('this is a folder'), wanted }));
  return { ...explanation, problems };
}

function toJson(file: string, explanation: Explanation): object {
  const { kind, format, tests, verdict, requirements, acceptanceCriteria, tasks, note, problems } = explanation;
  const found = problems.map((problem) => ({
    line: problem.place.line,
    found: inEnglish(problem.found),
    wanted: inEnglish(problem.wanted),
  }));
  return {
    file,
    kind,
    format,
    tests,
    verdict,
    requirements,
    acceptanceCriteria,
    tasks,
    note,
    problems: found,
  };
}

function* lines(file: string, explanation: Explanation, say: Say): Generator<string> {
  const { tests, verdict, requirements, acceptanceCriteria, tasks, note, project, problems } = explanation;
  const format = project?.format ?? explanation.format;
  if (explanation.unopened === true) {
    for (const { found, wanted } of problems)
      yield `${inOneLine(file)}: ${say(message('{found}; wanted: {wanted}', { found, wanted }))}`;
    return;
  }
  yield `${inOneLine(file)}: ${say(wordFor(explanation))}${format === null ? '' : ` (${format})`}`;
  if (tests !== undefined) {
    const { total, passed, failed, errors, skipped } = tests;
    yield `  ${say(message('{total} {total|test|tests}: {passed} passed, {failed} failed, {errors} with errors, {skipped} skipped', { total, passed, failed, errors, skipped }))}`;
  }
  if (verdict !== undefined) yield `  ${say(verdictWord[verdict])}`;
  if (requirements !== undefined && requirements.length > 0)
    yield `  ${say(message('requirements: {ids}', { ids: requirements }))}`;
  if (acceptanceCriteria !== undefined)
    yield `  ${say(message('{n} acceptance {n|criterion|criteria}', { n: acceptanceCriteria }))}`;
  if (tasks !== undefined) yield `  ${say(message('tasks: {done} done, {open} open, {other} other', tasks))}`;
  if (note !== undefined)
    yield `  ${say(message('title: {title}; status: {status}', { title: note.title ?? '—', status: note.status ?? message('none stated') }))}`;
  const versions = project?.versions ?? [];
  if (versions.length > 0)
    yield `  ${say(message('{n|version|versions}: {versions}', { n: versions.length, versions }))}`;
  for (const { place, found, wanted } of problems)
    yield `  ${say(message('line {line}: {found}; wanted: {wanted}', { line: place.line, found, wanted }))}`;
}

/** Of what is no report that is known, only the ending of its name says so. */
function wordFor({ kind, format, project }: Explanation): Message {
  if (project !== undefined) return projectWord[project.what];
  return kind === 'report' && format === null ? message('read as a test report') : kindWord[kind];
}

const kindWord = {
  report: message('a test report'),
  specification: message('a specification'),
  note: message('an architecture note'),
  tasks: message('a task list'),
  defect: message('a defect'),
  release: message('a release'),
  signoffs: message('signatures and results'),
  config: message('the configuration'),
  evidence: message('evidence of a test run'),
  source: message('a source file'),
  none: message('nothing that Tollgate reads'),
} satisfies Record<Explanation['kind'], ReturnType<typeof message>>;

const projectWord = {
  manifest: message('what the project says of itself'),
  changelog: message('a changelog'),
  script: message('commands of CI or of the project'),
} satisfies Record<NonNullable<Explanation['project']>['what'], Message>;

const verdictWord = {
  pass: message('as evidence: passes'),
  fail: message('as evidence: fails'),
  empty: message('as evidence: nothing, it holds no test'),
  'all-skipped': message('as evidence: nothing, every test was skipped'),
  unreadable: message('as evidence: nothing, it cannot be read as a whole'),
  coverage: message('as evidence: what the tests reached, not that they passed'),
  unsupported: message('as evidence: nothing, this format is not supported yet'),
} satisfies Record<NonNullable<Explanation['verdict']>, ReturnType<typeof message>>;
