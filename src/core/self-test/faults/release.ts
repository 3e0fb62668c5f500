import { message } from '../../message.ts';
import { type Fault, release, replaced } from '../fault.ts';
import { artifact } from '../sound.ts';

export const releaseFaults: readonly Fault[] = [
  {
    seenBy: 'notes-written',
    title: message('the changelog does not tell of the release'),
    plant: (sound) => replaced(sound, 'CHANGELOG.md', '## 0.9.0', '## 1.0.0'),
  },
  {
    seenBy: 'rollout-seamless',
    title: message('the update reaches everybody at once'),
    plant: (sound) => replaced(sound, release, 'strategy: all at once', /strategy: .*/),
  },
  {
    seenBy: 'rollback-rehearsed',
    title: message('nobody rehearsed the way back'),
    plant: (sound) => replaced(sound, release, '', /^ {2}rehearsed:.*\n/m),
  },
  {
    seenBy: 'handed-over',
    title: message('nobody received it'),
    plant: (sound) => replaced(sound, release, '', ', to: C. Ustomer'),
  },
  {
    seenBy: 'trial-complete',
    title: message('a criterion was not tried'),
    plant: (sound) => replaced(sound, release, '', /^- REQ-001\/2 .*\n/m),
  },
  {
    seenBy: 'trial-complete',
    title: message('a trial was of another text'),
    plant: (sound) => replaced(sound, release, '- REQ-001/1 [00000000]', /- REQ-001\/1 \[\w+\]/),
  },
  {
    seenBy: 'trial-complete',
    title: message('a criterion failed its trial'),
    plant: (sound) => replaced(sound, release, '· failed ·', '· passed ·'),
  },
  {
    seenBy: 'customer-accepted',
    title: message('the customer accepted the digest of another artifact'),
    plant: (sound) => replaced(sound, release, `sha256: ${artifact.replace(/^./, 'f')}}`, `sha256: ${artifact}}`),
  },
  {
    seenBy: 'customer-accepted',
    title: message('the customer refused'),
    plant: (sound) => replaced(sound, release, 'verdict: refused, reopens: design', 'verdict: accepted'),
  },
  {
    seenBy: 'customer-accepted',
    title: message('somebody else accepted for the customer'),
    plant: (sound) => replaced(sound, release, 'verdict: accepted, by: D. Evops', 'verdict: accepted, by: C. Ustomer'),
  },
  {
    seenBy: 'in-operation',
    title: message('it runs before the customer accepted it'),
    plant: (sound) => replaced(sound, release, 'since: 2026-11-20', 'since: 2026-11-22'),
  },
];
