/** The unit tests of C that are called Check: a root like that of JUnit, and nothing of it inside. */
export const checkNamespace = '"http://check.sourceforge.net/ns"';

/** CppUnit and AUnit have a root like that of Visual Studio. */
export const cppUnitParts = /<(?:FailedTests|SuccessfulTests|Statistics)[\s/>]/;

/**
 * Suites and cases that were planned rather than run: TestLink exports them, curl writes each of its tests as one, and GoogleTest
 * lists its own with `--gtest_list_tests`.
 */
const exported = /<node_order[\s/>]|<testcase\b[^<>]*\sinternalid=/;
const written = /^(?:<\?[^>]*>|<!--[^]*?-->|\s)*<testcase\s*>/;
const list = /^(?:<\?[^>]*>|\s)*<testsuites tests="\d+" name="AllTests">/;

function isPlan(head: string): boolean {
  // Most reports have neither word, and are long.
  const mayBeExported = head.includes('<node_order') || head.includes('internalid=');
  return (mayBeExported && exported.test(head)) || written.test(head) || list.test(head);
}

/** Whether XML whose root is one of JUnit's says nothing of results. */
export function isNoResult(head: string): boolean {
  return head.includes(checkNamespace) || isPlan(head);
}
