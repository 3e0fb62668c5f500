import { message, selfTest as testOneself } from '../../core/index.ts';
import type { Command } from '../command.ts';
import { painter } from '../terminal.ts';

// @req GATE-011
export const selfTest: Command = {
  id: 'self-test',
  summary: message('plant faults into a project in memory, and see that the gate finds each'),
  takes: '',
  atMost: 0,
  options: {},
  examples: ['tollgate self-test'],
  run({ terminal, say }) {
    const paint = painter(terminal);
    const { sound, tried } = testOneself();
    const width = Math.max(...tried.map(({ fault }) => fault.seenBy.length));
    for (const { fault, isSeen, says } of tried) {
      const sign = isSeen ? paint('green', '✔') : paint('red', '✘');
      terminal.out(`${sign} ${fault.seenBy.padEnd(width)}  ${say(fault.title)}\n`);
      if (says !== undefined) terminal.out(`  ${''.padEnd(width)}  ${paint('dim', say(says))}\n`);
    }
    const missed = tried.filter(({ isSeen }) => !isSeen).length;
    const isSound = sound.verdict === 'open';
    if (!isSound) {
      const found = message('The project without faults is not open: {sentence}', { sentence: sound.sentence });
      terminal.out(`${paint('red', say(found))}\n`);
    }
    const sentence =
      missed === 0
        ? message('{n} planted {n|fault|faults}, all seen.', { n: tried.length })
        : message('{n} planted {n|fault|faults}, {missed} not seen.', { n: tried.length, missed });
    terminal.out(`${paint(missed === 0 && isSound ? 'green' : 'red', say(sentence))}\n`);
    return missed === 0 && isSound ? 0 : 1;
  },
};
