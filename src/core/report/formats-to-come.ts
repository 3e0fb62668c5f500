import { rootOf } from '../syntax/xml-root.ts';
import { checkNamespace, cppUnitParts } from './look-alikes.ts';

export interface FormatToCome {
  readonly id: string;
  /** Its own name, as a user knows it: not translated. */
  readonly title: string;
  recognise(head: string): boolean;
}

const isObject = (head: string): boolean => /^\s*\{/.test(head);

/** Known by sight and not yet read: such a report is named and refused, never passed over. Who writes the reader deletes the line. */
export const formatsToCome: readonly FormatToCome[] = [
  {
    id: 'allure',
    title: 'Allure results',
    recognise: (head) =>
      (/:test-suite$/.test(rootOf(head) ?? '') && head.includes('"urn:model.allure.')) ||
      (isObject(head) && /"(?:historyId|testCaseId)":/.test(head) && /"(?:status|stage)":/.test(head)),
  },
  {
    id: 'boost-test',
    title: 'Boost.Test',
    recognise: (head) => rootOf(head) === 'TestLog' || (rootOf(head) === 'TestResult' && /<TestSuite\s/.test(head)),
  },
  { id: 'catch2-xml', title: 'Catch2 XML', recognise: (head) => /^Catch(?:2TestRun)?$/.test(rootOf(head) ?? '') },
  { id: 'check', title: 'Check', recognise: (head) => rootOf(head) === 'testsuites' && head.includes(checkNamespace) },
  { id: 'cppunit', title: 'CppUnit', recognise: (head) => rootOf(head) === 'TestRun' && cppUnitParts.test(head) },
  {
    id: 'cucumber-json',
    title: 'Cucumber JSON',
    recognise: (head) => /^\s*\[\s*\{/.test(head) && /"elements":\s*\[/.test(head) && /"keyword":/.test(head),
  },
  {
    id: 'cucumber-messages',
    title: 'Cucumber messages',
    recognise: (head) => /^\s*\{\s*"meta":\s*\{[^\n]*"protocolVersion":/.test(head),
  },
  {
    id: 'dart-json',
    title: 'Dart and Flutter test events',
    recognise: (head) => /^\{.*"protocolVersion":.*"runnerVersion":/m.test(head),
  },
  { id: 'doctest-xml', title: 'doctest XML', recognise: (head) => rootOf(head) === 'doctest' },
  {
    id: 'googletest-json',
    title: 'GoogleTest JSON',
    recognise: (head) => isObject(head) && /"testsuites":\s*\[/.test(head) && /"(?:disabled|tests)":\s*\d/.test(head),
  },
  {
    id: 'libtest-json',
    title: 'libtest JSON',
    recognise: (head) => /^\{\s*"type":\s*"(?:suite|test)",\s*"event":/m.test(head),
  },
  { id: 'mocha-json-stream', title: 'Mocha JSON stream', recognise: (head) => /^\["start",\{"total":\d/.test(head) },
  { id: 'newman-json', title: 'Newman JSON', recognise: (head) => /^\s*\{\s*"collection":\s*\{/.test(head) },
  {
    id: 'node-test-spec',
    title: 'node:test spec',
    recognise: (head) => !/^\s*[{[<]/.test(head) && /^(?:ℹ tests \d+|\s*[▶✔✖﹣] .*\(\d[\d.]*ms\).*)$/mu.test(head),
  },
  {
    id: 'phpunit-testdox',
    title: 'PHPUnit TestDox XML',
    recognise: (head) => rootOf(head) === 'tests' && /<test\s[^<>]*\bclassName=/.test(head),
  },
  {
    id: 'pytest-json-report',
    title: 'pytest-json-report',
    recognise: (head) => isObject(head) && /"exitcode":\s*\d/.test(head) && /"(?:created|collectors)":/.test(head),
  },
  { id: 'pytest-reportlog', title: 'pytest-reportlog', recognise: (head) => /^\{.*"\$report_type":/m.test(head) },
  {
    id: 'qt-test',
    title: 'Qt Test XML',
    recognise: (head) => rootOf(head) === 'TestCase' && /<(?:QtVersion|TestFunction)[\s>]/.test(head),
  },
  { id: 'robot', title: 'Robot Framework', recognise: (head) => rootOf(head) === 'robot' },
  {
    id: 'rspec-json',
    title: 'RSpec JSON',
    recognise: (head) => /^\s*\{\s*"version":/.test(head) && /"examples":\s*\[/.test(head),
  },
  {
    id: 'sonar-generic',
    title: 'SonarQube generic test data',
    recognise: (head) => /^(?:testExecutions|unitTest)$/.test(rootOf(head) ?? ''),
  },
  {
    id: 'teamcity',
    title: 'TeamCity service messages',
    recognise: (head) => /^##teamcity\[test\w+ /m.test(head),
  },
  {
    id: 'testcafe-json',
    title: 'TestCafe JSON',
    recognise: (head) => isObject(head) && /"userAgents":/.test(head) && /"fixtures":\s*\[/.test(head),
  },
  {
    id: 'xcresult-json',
    title: 'Xcode test results',
    recognise: (head) => isObject(head) && /"testNodes":\s*\[/.test(head),
  },
];
