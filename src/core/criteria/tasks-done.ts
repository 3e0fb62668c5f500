import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Task } from '../model.ts';
import { tasksInScope } from '../criterion/tasks-in-scope.ts';

export const tasksDone = criterion<Task>({
  id: 'tasks-done',
  phase: 'build',
  position: 5,
  title: message('No task is left open'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'block' },
  needs: ['tasks'],
  subjects: tasksInScope,
  *judge({ id, text, state, place }) {
    if (state === 'done') return;
    yield {
      result: 'fails',
      subject: id ?? (text.slice(0, 80) || null),
      place,
      found:
        id === undefined
          ? message('a task is open: {text}', { text: text.slice(0, 120) })
          : message('task {id} is open: {text}', { id, text: text.slice(0, 120) }),
      wanted: message('the work done and the task ticked, or the task taken off the list'),
      kind: 'open',
    };
  },
  folds: {
    open: (n) => ({
      found: message('{n} tasks are open', { n }),
      wanted: message('the work done and the tasks ticked, or the tasks taken off their lists'),
    }),
  },
});
