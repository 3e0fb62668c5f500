/** Where a runner, or the reporter that people usually give it, leaves its results when nobody says otherwise. */
export interface ReportPlace {
  /**
   * Relative to the root of a project, which may lie anywhere in the folder: `packages/a/junit.xml` is a `junit.xml`. With a
   * leading slash: only at the root of the folder itself. Case matters. `*`, `**`, `{a,b}` and `[-_]` are all there is.
   */
  readonly glob: string;
  readonly runner: string;
}

/**
 * The usual places of the usual runners, from their own documentation. A name is listed only where it is hardly ever anything
 * else: `phpunit.xml` is a configuration, `TestResults/*\/coverage.cobertura.xml` is a coverage. `paths.reports` replaces the list.
 */
export const reportPlaces: readonly ReportPlace[] = [
  // Names that say what they are, in any folder.
  {
    glob: '{junit,*[-_.]junit,junit[-_.]*}.xml',
    runner: 'jest-junit, vitest, pytest, phpunit, gotestsum, nextest, Playwright',
  },
  {
    glob: '{test,unit,unittest,integration,e2e}[-_.]{report,reports,result,results}.xml',
    runner: 'mocha-junit-reporter, Jest, Go',
  },
  {
    glob: '{TestResult,TestResults,testResults,testresults,test-detail,test_detail}.xml',
    runner: 'NUnit, xUnit.net, Pester',
  },
  { glob: 'TEST{,S}-*.xml', runner: 'Surefire, Gradle, sbt, Karma, minitest' },
  {
    glob: '{xunit,nunit,nosetests,rspec,ctest,gtest,pytest,jest,vitest,mocha,playwright,cypress,cucumber}.xml',
    runner: 'the runner of that name',
  },
  {
    glob: '{xunit,nunit,rspec,ctest,gtest,pytest,jest,vitest,mocha,playwright,cypress,cucumber}[-_.]{report,result,results,tests}.xml',
    runner: 'the runner of that name',
  },
  {
    glob: '{phpunit,go,node,cargo}[-_.]{report,result,results,tests}.xml',
    runner: 'PHPUnit, go-junit-report, node --test',
  },
  { glob: '*.trx', runner: 'dotnet test' },
  { glob: '*.tap', runner: 'tap, node --test, prove, bats, pg_prove' },
  { glob: '{report,*[-_.]report}.junit', runner: 'fastlane scan' },
  {
    glob: '{jest,vitest,mocha,playwright,cypress,cucumber,pytest,rspec,ctrf,test,tests,e2e}[-_.]{report,result,results,output}.json',
    runner: 'JSON reporters',
  },
  { glob: '{cucumber,mochawesome}.json', runner: 'Cucumber, mochawesome' },
  { glob: '.report.json', runner: 'pytest-json-report' },
  {
    glob: '{go-test,gotest,gotestsum,go-test-report,test-report,test-output,test-results}.{json,jsonl,ndjson}',
    runner: 'go test -json, gotestsum',
  },

  // Names that say something only where they stand.
  { glob: '/{report,results}.xml', runner: 'pytest, go-junit-report, Playwright' },
  { glob: '{packages,apps,services,libs,modules,projects}/*/{report,results}.xml', runner: 'the same, in a monorepo' },
  { glob: 'target/{test-reports,test-results}/**/*.xml', runner: 'sbt, Mill' },
  { glob: 'build/test-results/**/*.xml', runner: 'Gradle, Kotlin, Android' },
  { glob: 'build/outputs/androidTest-results/**/*.xml', runner: 'Android' },
  { glob: 'build/logs/{junit,phpunit,testdox}*.xml', runner: 'PHPUnit' },
  { glob: 'TestResults/**/*.xml', runner: 'dotnet test' },
  { glob: 'Testing/**/Test.xml', runner: 'CTest' },
  { glob: '{test,tests}/reports/**/*.xml', runner: 'minitest' },
  { glob: 'tests/_output/report.xml', runner: 'Codeception' },
  { glob: 'spec/reports/**/*.xml', runner: 'ci_reporter' },
  {
    glob: '{test-results,test_results,test-reports,test_reports,.test-results,junit,junit-reports}/**/*.{xml,tap}',
    runner: 'Playwright, Jest, pytest, CI services',
  },
  {
    glob: '{test-results,test_results,test-reports,test_reports,.test-results}/**/{results,report,*test*,*spec*}.{json,jsonl,ndjson}',
    runner: 'Playwright, Jest, vitest, go test -json',
  },
  { glob: '{cypress,newman}/{results,reports}/**/*.{xml,json}', runner: 'Cypress, Newman' },
  { glob: 'newman/*.{xml,json}', runner: 'Newman' },
  { glob: 'ctrf/**/*.json', runner: 'CTRF reporters' },
  { glob: 'playwright-report/{results,report}.{xml,json}', runner: 'Playwright' },
  {
    glob: 'reports/**/{*test*,*TEST*,*Test*,*spec*,*unit*,*jest*,*mocha*,*vitest*,*e2e*}.{xml,json,jsonl,ndjson}',
    runner: 'CI services',
  },
  { glob: 'reports/**/{results,report}.xml', runner: 'CI services' },
  { glob: 'coverage/{*test*,*junit*}.xml', runner: 'Jest, Karma' },
  { glob: '.tollgate/reports/**/*.{xml,json,jsonl,ndjson,trx,tap,junit}', runner: 'tollgate test' },
];

/**
 * What else lies at such places: coverage, static analysis, summaries, TestNG's copies of what Surefire wrote. Only what cannot be
 * the name of a test class: a report passed over is a failure not seen.
 */
const noReport =
  /(?:^|\/)(?:(?:coverage|cobertura|clover|jacoco|checkstyle|spotbugs|findbugs|pmd|cpd|lint-results|ktlint|detekt|eslint)[-_.][^/]*|[^/]*[-_.](?:coverage|cobertura)\.\w+|failsafe-summary\.xml|testng-[^/]*\.xml|junitreports\/[^/]*|\.last-run\.json)$/;

/** Where coverage tools leave what they measured; these names mean nothing else. */
export const coveragePlaces: readonly ReportPlace[] = [
  { glob: '{lcov,coverage}.info', runner: 'lcov, c8, nyc, Jest, Vitest, Karma, cargo llvm-cov' },
  { glob: '*.lcov', runner: 'lcov' },
  { glob: 'coverage.xml', runner: 'coverage.py, pytest-cov, gocover-cobertura' },
  { glob: '{cobertura,cobertura-coverage,coverage-cobertura}.xml', runner: 'Jest, nyc, PHPUnit, Cobertura' },
  { glob: 'coverage.cobertura{,.*}.xml', runner: 'coverlet, dotnet-coverage' },
];

/** Sorted by extension, so that a source file costs no more than a look at its extension. */
const byExtension = compiled(reportPlaces);
const coverageByExtension = compiled(coveragePlaces);

/** True for a path at which some runner usually leaves its report, or what measures its coverage. */
export function usualReportPlace(path: string): boolean {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  const lies = (place: RegExp): boolean => place.test(path);
  if (byExtension.get(extension)?.some(lies) === true && !noReport.test(path)) return true;
  return usualCoveragePlace(path);
}

/** True for a path at which some tool usually leaves what it measured of the coverage. */
export function usualCoveragePlace(path: string): boolean {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return coverageByExtension.get(extension)?.some((place) => place.test(path)) === true;
}

/** Folders that hold reports, or lead to folders that do, even where an ignore file leaves them out. */
const enter = new Set(
  `target build out _build output outputs _output .build coverage report logs test tests spec cypress results artifacts
  surefire-reports failsafe-reports playwright-report mochawesome-report`.split(/\s+/),
);
/** Below these, every folder is entered, whatever its name: a profile, a task, a run, a date. */
const search = new Set(
  `test-results test_results .test-results test-reports test_reports testResults TestResults testresults Testing reports
  junit junit-reports nextest androidTest-results ctrf newman test-output test_output`.split(/\s+/),
);
const deepest = 5;

/**
 * True for a folder that may hold reports although it is ignored, by its path (the name alone will do, where there is no more).
 * Folders full of other things, such as `target/debug/deps`, are not entered.
 */
export function usualReportFolder(path: string): boolean {
  const names = path.split('/');
  const name = names.pop() ?? '';
  if (enter.has(name) || search.has(name) || name === '.tollgate' || name.startsWith('cmake-build-')) return true;
  return names.slice(-deepest).some((above) => search.has(above));
}

/** One expression for each place: one of all takes longer to compile than the few that are asked for. */
function compiled(places: readonly ReportPlace[]): ReadonlyMap<string, readonly RegExp[]> {
  const expressions = new Map<string, RegExp[]>();
  for (const { glob } of places) {
    const dot = glob.lastIndexOf('.') + 1;
    for (const extension of glob.slice(dot).split(/[{,}]/).filter(Boolean)) {
      const place = new RegExp(`${regexOf(glob.slice(0, dot) + extension)}$`);
      expressions.set(extension, [...(expressions.get(extension) ?? []), place]);
    }
  }
  return expressions;
}

/** Of the few signs that the table uses; what a library makes of a glob is right in more cases, and five times slower. */
function regexOf(glob: string): string {
  const body = glob
    .replace(/^\//, '')
    .replace(/[.$^+()|\\]/g, '\\$&')
    .replace(/\{([^{}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:[^/]+/)*'));
  return glob.startsWith('/') ? `^${body}` : `(?:^|/)${body}`;
}
