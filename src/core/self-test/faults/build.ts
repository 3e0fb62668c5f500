import { message } from '../../message.ts';
import { type Fault, replaced, without } from '../fault.ts';

export const buildFaults: readonly Fault[] = [
  {
    seenBy: 'components-present',
    title: message('a component is emptied'),
    plant: (sound) => ({ ...sound, 'src/labels.js': '' }),
  },
  {
    seenBy: 'infrastructure-present',
    title: message('a file of the infrastructure is deleted'),
    plant: (sound) => without(sound, 'deploy/service.yaml'),
  },
  {
    seenBy: 'requirements-implemented',
    title: message('no code stands for a requirement any more'),
    plant: (sound) => replaced(sound, 'src/labels.js', '', '// @req REQ-002\n'),
  },
  {
    seenBy: 'references-resolve',
    title: message('the code points at a requirement that there is not'),
    plant: (sound) => replaced(sound, 'src/labels.js', '// @req REQ-002, REQ-009', '// @req REQ-002'),
  },
  {
    seenBy: 'tasks-done',
    title: message('a task is open'),
    plant: (sound) => replaced(sound, '.kiro/specs/parcels/tasks.md', '- [ ] 2.', '- [x] 2.'),
  },
];
