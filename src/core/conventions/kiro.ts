import { scan } from '../syntax/markdown.ts';
import { markdownProblems } from '../convention/markdown-problems.ts';
import type { Fact } from '../model.ts';
import type { Convention, Document } from '../reader.ts';
import { taskList } from '../convention/task-list.ts';
import { featureOf, type KiroFile, kiroFile } from './kiro/paths.ts';
import { readRequirements } from './kiro/requirements.ts';
import { requirementsOfTask } from './kiro/tasks.ts';

/**
 * `.kiro/specs/<feature>/`, also as cc-sdd and spec-workflow-mcp write it. There are no IDs but ordinals: requirement 2 of the feature
 * `login` is `login/2`, its first criterion `login/2.1`. Approvals in `spec.json` and ticks are nobody's signature, and not read.
 */
export const kiro: Convention = {
  id: 'kiro',
  title: 'Kiro',
  home(path) {
    const file = kiroFile(path);
    return file === undefined || file.holds !== 'requirements' ? undefined : file.folder;
  },
  opens: (path) => {
    const name = kiroFile(path)?.name;
    return name === 'requirements.md' || name === 'bugfix.md' || name === 'tasks.md';
  },
  *read(document) {
    const file = kiroFile(document.path);
    if (file !== undefined) yield* facts(document, file);
  },
};

function* facts({ path, text }: Document, file: KiroFile): Generator<Fact> {
  const markdown = scan(text);
  const { lines } = markdown;
  if (file.name === 'tasks.md') {
    yield* markdownProblems(markdown, path, 'tasks');
    const feature = featureOf(file);
    yield* taskList(lines, {
      convention: 'kiro',
      file: path,
      requirementsOf: (said) => requirementsOfTask(said).map((number) => `${feature}/${number}`),
    });
    return;
  }
  yield* markdownProblems(markdown, path, 'specification');
  yield* readRequirements(lines, path, file);
}
