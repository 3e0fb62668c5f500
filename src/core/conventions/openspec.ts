import { scan } from '../syntax/markdown.ts';
import { markdownProblems } from '../convention/markdown-problems.ts';
import type { Fact } from '../model.ts';
import type { Convention, Document } from '../reader.ts';
import { taskList } from '../convention/task-list.ts';
import { type OpenSpecFile, openSpecFile } from './openspec/paths.ts';
import { readSpec } from './openspec/spec.ts';

/**
 * `openspec/specs/<capability>/spec.md`, or `openspec/specs/<capability>.md`, and the changes that are proposed to it. A requirement is known by its heading alone, so the
 * capability is the first part of its ID: `auth/Session expiry`, and `auth/Session expiry/2` its second scenario.
 */
export const openspec: Convention = {
  id: 'openspec',
  title: 'OpenSpec',
  home(path) {
    const file = openSpecFile(path);
    return file?.holds === 'specification' && file.change !== 'archived' && file.isFlat !== true
      ? file.folder
      : undefined;
  },
  opens: (path) => openSpecFile(path) !== undefined,
  *read(document) {
    const file = openSpecFile(document.path);
    if (file !== undefined) yield* facts(document, file);
  },
};

function* facts({ path, text }: Document, file: OpenSpecFile): Generator<Fact> {
  const markdown = scan(text);
  const { lines } = markdown;
  if (file.holds === 'tasks') {
    yield* markdownProblems(markdown, path, 'tasks');
    yield* taskList(lines, {
      convention: 'openspec',
      file: path,
      ...(file.change !== undefined && { change: file.change }),
      requirementsOf: () => [],
    });
    return;
  }
  // What is archived is read to be explained; whatever is wrong with it harms nobody.
  if (file.change !== 'archived') yield* markdownProblems(markdown, path, 'specification');
  yield* readSpec(lines, path, file);
}
