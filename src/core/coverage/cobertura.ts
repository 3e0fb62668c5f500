import { CoveredLines } from '../report/covered-lines.ts';
import type { CoverageReader, CoverageSink } from '../reader.ts';
import { XmlReading } from '../syntax/xml.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** Cobertura's XML, the common tongue of coverage.py, coverlet, Jest, gocover-cobertura, PHPUnit and others. */
export const cobertura: CoverageReader = {
  id: 'cobertura',
  title: 'Cobertura coverage',
  recognise: (head) => rootOf(head) === 'coverage' && /\bline-rate=/.test(head),
  start: (file) => read(new CoveredLines(file, cobertura.id), file),
};

/** Lines stand below their class; those of a method once more below the method, or only there, as converters from Xcode write. */
function read(covered: CoveredLines, file: string): CoverageSink {
  const open: string[] = [];
  let ofMethods: (readonly [number: number, isCovered: boolean, at: number])[] = [];
  let hasOwn = false;
  const xml = new XmlReading(file, {
    open(name, attributes, at) {
      if (name === 'class') {
        covered.source(attributes['filename'] ?? attributes['name'] ?? '');
        hasOwn = false;
      } else if (name === 'line' && open.at(-1) === 'lines') {
        const line = [Number(attributes['number'] ?? Number.NaN), Number(attributes['hits'] ?? 0) > 0, at] as const;
        if (open.at(-2) === 'method') ofMethods.push(line);
        else if (open.at(-2) === 'class') {
          hasOwn = true;
          covered.line(...line);
        }
      }
      open.push(name);
    },
    close(name) {
      open.pop();
      if (name !== 'class') return;
      if (!hasOwn) for (const line of ofMethods) covered.line(...line);
      ofMethods = [];
    },
  });
  return {
    write: (text) => xml.write(text),
    end() {
      covered.add(xml.end());
      return covered.end();
    },
  };
}
