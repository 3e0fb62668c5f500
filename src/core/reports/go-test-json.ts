import { message } from '../message.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { conflict, isConflict } from '../report/conflict.ts';
import { ReportDraft, type SaidCase } from '../report/report-draft.ts';
import { nameTwice } from '../syntax/json-names.ts';
import { longestLine, textLines } from '../syntax/text-lines.ts';

/** `go test -json` and `go tool test2json`: an event a line, and between them whatever the tests print. */
export const goTestJson: ReportReader = {
  id: 'go-test-json',
  title: 'go test -json',
  recognise: (head) =>
    unbuilt.test(head) ||
    /^\{.*"Action":\s*"(?:start|run|pause|cont|pass|bench|fail|output|skip|attr|artifacts|build-(?:output|fail))"/m.test(
      head,
    ),
  start: (file) => new GoTestSink(file),
};

/** https://pkg.go.dev/cmd/test2json */
interface Event {
  readonly Action: string;
  readonly Package?: string;
  readonly Test?: string;
  readonly Output?: string;
  readonly Value?: string;
  readonly ImportPath?: string;
  readonly FailedBuild?: string;
}

type Result = 'passed' | 'failed' | 'skipped';

interface Test {
  readonly packagePath: string;
  readonly name: string;
  /** Undefined until it has one; the last counts. */
  result: Result | undefined;
  hasFailed: boolean;
  /** Where it ended, or else began. */
  line: number;
  running: boolean;
  /** What stands behind something else on a line, where Go before 1.20 did not take it for its end. */
  noted: Result | undefined;
  said: string | undefined;
  readonly cites: string[];
}

interface Package {
  result: 'pass' | 'fail' | 'skip' | undefined;
  line: number;
  failedBuild: string | undefined;
  /** Tests that run, and whether one failed or broke off since the package had a result. */
  running: number;
  hasFailure: boolean;
  /** Where a run of it failed that none of these explains: that a later one passes does not mend it. */
  failedOutside: number | undefined;
}

class GoTestSink implements ReportSink {
  readonly #draft: ReportDraft;
  readonly #tests = new Map<string, Test>();
  readonly #packages = new Map<string, Package>();
  readonly #builds = new Map<string, { line: number; said: string | undefined; failed: boolean }>();
  readonly #lines = textLines((line, number) => this.#line(line, number));

  constructor(file: string) {
    this.#draft = new ReportDraft(file, goTestJson.id);
  }

  write(text: string): void {
    this.#lines.write(text);
  }

  end(): ReturnType<ReportSink['end']> {
    this.#lines.end();
    const failing = new Set<string>();
    for (const test of this.#tests.values()) if (this.#tell(test)) failing.add(test.packagePath);
    for (const [path, its] of this.#packages) this.#tellPackage(path, its, failing.has(path));
    for (const [path, { line, said, failed }] of this.#builds) {
      if (failed)
        this.#draft.fail(message('{path} could not be built: {text}', { path, text: said ?? 'build failed' }), line);
    }
    return this.#draft.finish();
  }

  #line(line: string, number: number): void {
    // What a test prints without a line end stands before the event that follows it.
    const at = line.search(/\{"\w+":/);
    const found = at < 0 || line.length >= longestLine ? undefined : eventIn(line.slice(at));
    if (found === undefined) {
      const unbuilt = notBuilt.exec(line);
      if (unbuilt !== null) this.#notBuilt(unbuilt, number);
      else if (isConflict(line)) this.#draft.doubt(conflict.found, conflict.wanted, number);
      else if (at >= 0 || /^\s*\{"/.test(line)) this.#broken(number);
    } else if (isEvent(found)) {
      const twice = found.Action === 'output' ? undefined : nameTwice(line.slice(at));
      if (twice !== undefined) this.#twice(twice.name, number);
      this.#event(found, number);
    }
  }

  #twice(name: string, number: number): void {
    this.#draft.doubt(
      message('the name "{name}" comes twice in one object', { name }),
      message('a complete report'),
      number,
    );
  }

  #notBuilt([, path = '', text = '']: RegExpExecArray, number: number): void {
    this.#draft.fail(message('{path} could not be built: {text}', { path, text }), number);
  }

  #broken(number: number): void {
    this.#draft.doubt(message('this line is no event of go test'), message('a complete report'), number);
  }

  #event(event: Event, line: number): void {
    const { Action: action, Package: path = '', Test: name } = event;
    if (action === 'build-output' || action === 'build-fail') return this.#build(event, line);
    const its = this.#packageOf(path, line);
    if (action === 'output') this.#noteEnd(path, event.Output ?? '', line);
    if (name === undefined || name === '') {
      if (action === 'pass' || action === 'fail' || action === 'skip') {
        if (action === 'fail' && event.FailedBuild === undefined && !its.hasFailure && its.running === 0) {
          its.failedOutside ??= line;
        }
        its.result = action;
        its.line = line;
        its.failedBuild = event.FailedBuild;
        its.hasFailure = false;
      } else if (action === 'start') its.result = undefined;
      return;
    }
    const test = this.#testOf(path, name, line);
    switch (action) {
      case 'run':
        if (!test.running) its.running++;
        test.running = true;
        test.line = line;
        test.said = undefined;
        test.noted = undefined;
        break;
      case 'pass':
      case 'fail':
      case 'skip':
        test.result = action === 'pass' ? 'passed' : action === 'fail' ? 'failed' : 'skipped';
        test.hasFailed ||= action === 'fail';
        its.hasFailure ||= action === 'fail';
        if (test.running) its.running--;
        test.running = false;
        test.noted = undefined;
        test.line = line;
        if (action === 'pass') test.said = undefined;
        break;
      case 'output':
        if (test.running && test.said === undefined) test.said = saidIn(event.Output ?? '');
        break;
      case 'attr':
        if (event.Value !== undefined && test.cites.length < 100) test.cites.push(event.Value);
    }
  }

  #noteEnd(path: string, output: string, line: number): void {
    const [, word = '', name = ''] = ending.exec(output) ?? [];
    const test = name === '' ? undefined : this.#tests.get(`${path}\0${name}`);
    if (test?.running !== true) return;
    test.noted = results[word];
    test.line = line;
  }

  #build({ Action: action, ImportPath: path = '', Output: output = '' }: Event, line: number): void {
    let build = this.#builds.get(path);
    if (build === undefined) this.#builds.set(path, (build = { line, said: undefined, failed: false }));
    if (action === 'build-output') {
      build.said ??= saidIn(output);
    } else {
      build.failed = true;
      build.line = line;
    }
  }

  #packageOf(path: string, line: number): Package {
    let its = this.#packages.get(path);
    if (its === undefined) {
      its = {
        result: undefined,
        line,
        failedBuild: undefined,
        running: 0,
        hasFailure: false,
        failedOutside: undefined,
      };
      this.#packages.set(path, its);
    }
    return its;
  }

  #testOf(packagePath: string, name: string, line: number): Test {
    const key = `${packagePath}\0${name}`;
    let test = this.#tests.get(key);
    if (test === undefined) {
      test = {
        packagePath,
        name,
        result: undefined,
        hasFailed: false,
        line,
        running: false,
        noted: undefined,
        said: undefined,
        cites: [],
      };
      this.#tests.set(key, test);
    }
    return test;
  }

  /** True where the test failed or never ended. */
  #tell(test: Test): boolean {
    const { packagePath, name, hasFailed, line, running, noted, said, cites } = test;
    const told: Omit<SaidCase, 'result'> = { name, className: packagePath, because: said, cites, line, column: 1 };
    // Of a package that passed no test has failed, nor broken off.
    const isEnded = noted === 'failed' || (noted !== undefined && this.#packages.get(packagePath)?.result === 'pass');
    const result = running && isEnded ? noted : test.result;
    if (result !== undefined) this.#draft.add({ ...told, result, flaky: hasFailed });
    if (!running || isEnded) return result === 'failed';
    this.#draft.fail(message('{test} began and never ended', { test: name }), line);
    return true;
  }

  #tellPackage(path: string, { result, line, failedBuild, failedOutside }: Package, fails: boolean): void {
    if (result === undefined) {
      this.#draft.doubt(
        message('{path} has no result', { path: path === '' ? this.#draft.file : path }),
        message('a complete report'),
        line,
      );
    } else if (result === 'fail' && !fails && this.#builds.get(failedBuild ?? '')?.failed !== true) {
      this.#draft.fail(message('{path} failed outside of its tests', { path }), line);
    } else if (result !== 'fail' && failedOutside !== undefined) {
      this.#draft.fail(message('{path} failed outside of its tests', { path }), failedOutside);
    }
  }
}

/** Before Go 1.24 this was no event, but a line of its own between them, or alone. */
const notBuilt = /^FAIL\s+(\S+)\s+\[((?:build|setup) failed)\]\s*$/;
const unbuilt = /^FAIL\t\S+ \[(?:build|setup) failed\]\s*$/m;

function eventIn(line: string): object | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === 'object' && event !== null ? event : undefined;
  } catch {
    return undefined;
  }
}

/** Programs log in JSON, too. */
function isEvent(found: object): found is Event {
  const { Action: action, Package, Test, Output, Value, ImportPath, FailedBuild } = found as Record<string, unknown>;
  const texts = [Package, Test, Output, Value, ImportPath, FailedBuild];
  return typeof action === 'string' && texts.every((text) => text === undefined || typeof text === 'string');
}

/** In front of it stands what the test printed: where nothing does, it has lost its event otherwise. */
const ending = /(?<=\S\s*)--- (PASS|FAIL|SKIP): (\S+) \(\d+\.\d+s\)\n?$/;
const results: Readonly<Record<string, Result>> = { PASS: 'passed', FAIL: 'failed', SKIP: 'skipped' };

/** The first thing that a test says itself: `    cart_test.go:12: expected 30`. */
function saidIn(output: string): string | undefined {
  return /^\s*(?:=== |--- |# |FAIL|PASS|ok\s|exit status|$)/.test(output) ? undefined : output.trim().slice(0, 1000);
}
