import { message } from '../../core/index.ts';
import type { Judged } from '../state.ts';
import { icons, type Row } from './row.ts';

/** The components that notes name, and the task lists. */
export function* buildRows({ read: { model } }: Judged): Generator<Row> {
  for (const { name, path, place } of model.notes.flatMap((note) => note.components)) {
    const files = path === '' ? 0 : model.tree.nonEmptyFilesAt(path);
    yield {
      key: `component/${name}`,
      label: name,
      description:
        path === ''
          ? message('the component {name} has no path', { name })
          : files === 0
            ? message('{path}, nothing there', { path })
            : message('{path}, {files} {files|file|files}', { path, files }),
      icon: files === 0 ? icons.unknown : { name: 'package' },
      place,
      context: 'component',
    };
  }
  for (const { place, tasks } of model.tasks) {
    const done = tasks.filter((task) => task.state === 'done').length;
    yield {
      key: `tasks/${place.file}`,
      alike: () => JSON.stringify(tasks.map(({ id, text }) => id ?? text)),
      label: place.file,
      description: message('{done} of {all} {all|task|tasks} ticked', { done, all: tasks.length }),
      icon: { name: 'checklist' },
      place,
      context: 'tasks',
      below: () =>
        tasks.map((task) => ({
          key: `task/${task.id ?? task.text}`,
          label: task.id === undefined ? task.text : `${task.id} ${task.text}`,
          icon: { name: task.state === 'done' ? 'check' : 'circle-large-outline' },
          place: task.place,
        })),
    };
  }
}
