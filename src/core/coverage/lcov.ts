import { conflict, isConflict } from '../report/conflict.ts';
import { complete, CoveredLines } from '../report/covered-lines.ts';
import { message } from '../message.ts';
import type { CoverageReader, CoverageSink } from '../reader.ts';
import { textLines } from '../syntax/text-lines.ts';

/** The tracefile of lcov, as nearly every tool can write it; `man geninfo` describes it. */
export const lcov: CoverageReader = {
  id: 'lcov',
  title: 'LCOV coverage',
  recognise: (head) => /^(?:#.*\r?\n)*(?:TN:.*\r?\n)*SF:/.test(head),
  start: (file) => read(new CoveredLines(file, lcov.id)),
};

const execution = /^DA:(\d{1,10}),(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i;

function read(covered: CoveredLines): CoverageSink {
  let begun: number | undefined;
  let last = 0;
  const lines = textLines((line, number) => {
    last = number;
    if (line.startsWith('SF:')) {
      if (begun !== undefined) broken(begun);
      begun = number;
      covered.source(line.slice(3).trim());
    } else if (line.startsWith('DA:')) {
      const [, at, hits] = execution.exec(line) ?? [];
      if (at === undefined || begun === undefined)
        covered.doubt(message('a line that cannot be read'), complete, number);
      else covered.line(Number(at), Number(hits) > 0, number);
    } else if (line.trim() === 'end_of_record') begun = undefined;
    else if (isConflict(line)) covered.doubt(conflict.found, conflict.wanted, number);
  });
  const broken = (line: number): void =>
    covered.doubt(message('a record that does not end'), message('`end_of_record` after each file'), line);
  return {
    write: (text) => lines.write(text),
    end() {
      lines.end();
      if (begun !== undefined) broken(last);
      return covered.end();
    },
  };
}
