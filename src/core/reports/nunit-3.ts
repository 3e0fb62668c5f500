import { readNunit } from '../report/nunit.ts';
import type { ReportReader } from '../reader.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** `TestResult.xml` of NUnit 3 and 4 and of Unity; from the engine also a suite without the run around it. */
export const nunit3: ReportReader = {
  id: 'nunit-3',
  title: 'NUnit 3',
  recognise: (head) => /^test-(?:run|suite)$/.test(rootOf(head) ?? ''),
  start: (file) => readNunit(file, nunit3.id),
};
