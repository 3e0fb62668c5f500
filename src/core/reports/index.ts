export { ctestDashboard } from './ctest-dashboard.ts';
export { failsafeSummary } from './failsafe-summary.ts';
export { junit } from './junit.ts';
export { nunit2 } from './nunit-2.ts';
export { nunit3 } from './nunit-3.ts';
export { testng } from './testng.ts';
export { trx } from './trx.ts';
export { xunitV2 } from './xunit-v2.ts';
