import { readNunit } from '../report/nunit.ts';
import type { ReportReader } from '../reader.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** `TestResult.xml` of NUnit 2, which NUnit 3 still writes with `--result=…;format=nunit2`. */
export const nunit2: ReportReader = {
  id: 'nunit-2',
  title: 'NUnit 2',
  recognise: (head) => rootOf(head) === 'test-results',
  start: (file) => readNunit(file, nunit2.id),
};
