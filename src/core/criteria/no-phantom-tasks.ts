import { criterion, type Observation } from '../criterion.ts';
import { criterionId } from '../ids.ts';
import { message } from '../message.ts';
import type { Model, Task } from '../model.ts';
import { requirementsOf, tasksInScope } from '../criterion/tasks-in-scope.ts';
import { verificationGaps } from '../criterion/verification.ts';
import type { Policy } from '../criterion.ts';

/** A tick is not evidence: what it says is done must be seen in a test. */
export const noPhantomTasks = criterion<Task>({
  id: 'no-phantom-tasks',
  phase: 'test',
  position: 9,
  title: message('What is ticked is tested'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'warn' },
  needs: ['tasks', 'specification', 'source', 'report'],
  *subjects(model, policy) {
    for (const task of tasksInScope(model, policy))
      if (task.state === 'done' && requirementsOf(task, model).length > 0) yield task;
  },
  *judge(task, model, policy) {
    const gaps = untested(task, model, policy);
    const [first] = gaps;
    if (first === undefined) return;
    const ids = [...new Set(gaps.map(({ subject }) => subject ?? ''))];
    const name = task.id ?? task.text.slice(0, 80);
    yield {
      result: first.result,
      subject: name,
      place: task.place,
      found: message('task {task} is ticked, and {ids} is not verified', { task: name, ids }),
      wanted: message('a test of what the task delivers, or no tick'),
      cause: { criterion: 'requirements-verified', subject: first.subject },
      kind: 'phantom',
    };
  },
  folds: {
    phantom: (n) => ({
      found: message('{n} tasks are ticked, and what they deliver is not verified', { n }),
      wanted: message('tests of what they deliver, or no ticks'),
    }),
  },
});

/** What is open of the requirements, or of the very criteria, that a task names. */
function untested(task: Task, model: Model, policy: Policy): Observation[] {
  return requirementsOf(task, model).flatMap(({ requirement, criterion: number }) => {
    const gaps = [...verificationGaps(requirement, model, policy)];
    if (number === undefined) return gaps;
    const own = [requirement.id, criterionId(requirement.id, number)];
    return gaps.filter(({ subject }) => subject === null || own.includes(subject));
  });
}
