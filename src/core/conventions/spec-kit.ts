import { scan } from '../syntax/markdown.ts';
import { markdownProblems } from '../convention/markdown-problems.ts';
import type { Fact } from '../model.ts';
import type { Convention, Document } from '../reader.ts';
import { taskList } from '../convention/task-list.ts';
import { type SpecKitFile, specKitFile } from './spec-kit/paths.ts';
import { readSpec } from './spec-kit/spec.ts';
import { isLegend, isUntickedTask, requirementsOfTask } from './spec-kit/tasks.ts';

/**
 * `specs/<folder>/spec.md` of Spec Kit, and `kitty-specs/` of Spec Kitty. Numbers of folders are used twice, so the whole name of the folder
 * is the first part of an ID: `001-login/FR-001`. `**Status**` and ticks are nobody's signature, and not read.
 */
export const specKit: Convention = {
  id: 'spec-kit',
  title: 'Spec Kit',
  home(path) {
    const file = specKitFile(path);
    return file?.name === 'spec.md' ? file.folder : undefined;
  },
  opens: (path) => specKitFile(path) !== undefined,
  *read(document) {
    const file = specKitFile(document.path);
    if (file !== undefined) yield* facts(document, file);
  },
};

function* facts({ path, text }: Document, { name, feature }: SpecKitFile): Generator<Fact> {
  const markdown = scan(text);
  if (name === 'spec.md') {
    yield* markdownProblems(markdown, path, 'specification');
    yield* readSpec(markdown.lines, path, feature);
    return;
  }
  yield* markdownProblems(markdown, path, 'tasks');
  yield* taskList(markdown.lines, {
    convention: 'spec-kit',
    file: path,
    requirementsOf: (lines) => requirementsOfTask(lines).map((id) => `${feature}/${id}`),
    isTask: isUntickedTask,
    isLegend,
  });
}
