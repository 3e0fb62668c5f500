import { CoveredLines } from '../covered-lines.ts';
import type { CoverageReader, CoverageSink } from '../reader.ts';
import { XmlReading } from '../xml.ts';
import { rootOf } from '../xml-root.ts';

/** Cobertura's XML, the common tongue of coverage.py, coverlet, Jest, gocover-cobertura, PHPUnit and others. */
export const cobertura: CoverageReader = {
  id: 'cobertura',
  title: 'Cobertura coverage',
  recognise: (head) => rootOf(head) === 'coverage' && /\bline-rate=/.test(head),
  start: (file) => read(new CoveredLines(file, cobertura.id), file),
};

/** Lines stand below their class, and those of a method once more below the method. */
function read(covered: CoveredLines, file: string): CoverageSink {
  const open: string[] = [];
  const xml = new XmlReading(file, {
    open(name, attributes, line) {
      if (name === 'class') covered.source(attributes['filename'] ?? attributes['name'] ?? '');
      else if (name === 'line' && open.at(-1) === 'lines' && open.at(-2) === 'class') {
        covered.line(Number(attributes['number'] ?? Number.NaN), Number(attributes['hits'] ?? 0) > 0, line);
      }
      open.push(name);
    },
    close: () => void open.pop(),
  });
  return {
    write: (text) => xml.write(text),
    end() {
      covered.add(xml.end());
      return covered.end();
    },
  };
}
