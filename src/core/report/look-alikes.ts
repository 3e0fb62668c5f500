/** The unit tests of C that are called Check: a root like that of JUnit, and nothing of it inside. */
export const checkNamespace = '"http://check.sourceforge.net/ns"';

/** CppUnit and AUnit have a root like that of Visual Studio. */
export const cppUnitParts = /<(?:FailedTests|SuccessfulTests|Statistics)[\s/>]/;

/** Suites and cases that were planned rather than run: TestLink exports them, and curl writes each of its tests as one. */
const plan = /<node_order[\s/>]|<testcase\b[^<>]*\sinternalid=|^(?:<\?[^>]*>|<!--[^]*?-->|\s)*<testcase\s*>/;

/** Whether XML whose root is one of JUnit's says nothing of results. */
export function isNoResult(head: string): boolean {
  return head.includes(checkNamespace) || plan.test(head);
}
