import type { Policy } from '../criterion.ts';
import { lazily } from '../lazily.ts';
import type { Model, Requirement, Task } from '../model.ts';

/**
 * The tasks that the judged release is held to: neither those of a change that is only proposed, nor optional ones, nor those whose
 * requirements are all out of scope, because a draft blocks no hotfix.
 */
export function* tasksInScope(model: Model, { scope }: Policy): Generator<Task> {
  const asked = lazily(() => new Set(scope));
  for (const { tasks, change } of model.tasks) {
    if (change === 'proposed') continue;
    for (const task of tasks) {
      if (task.optional === true) continue;
      const named = requirementsOf(task, model);
      if (named.length === 0 || named.some(({ requirement }) => asked().has(requirement))) yield task;
    }
  }
}

/** The requirements that a task names, as far as they are known here. */
export function requirementsOf(
  task: Task,
  { trace }: Model,
): { readonly requirement: Requirement; readonly criterion: string | undefined }[] {
  return task.requirements.flatMap((id) => {
    const { resolution, criterion } = trace.meaning(id, undefined);
    return resolution.kind === 'found' ? [{ requirement: resolution.requirement, criterion }] : [];
  });
}
