import { message } from '../../message.ts';
import type { Message, Report } from '../../model.ts';
import { conflict, isConflict } from '../conflict.ts';
import { lateError } from '../node-summary.ts';
import type { ReportDraft } from '../report-draft.ts';
import { tapLine, type TapLine, type TapPoint } from './line.ts';
import type { Level, Point } from './level.ts';
import { TestNumbers } from './numbers.ts';
import { OtherReport } from './other-report.ts';
import { Prove } from './prove.ts';
import { tellDocument, tellPoint } from './tell.ts';

/** Deeper is noise. */
const deepest = 50;

/** How node:test, tape and AVA, Test::More and node-tap say how many failed; of them, only node:test leaves out what is to be done. */
const summary =
  /^(?:(?:fail|cancelled)\s+(\d{1,9})|Looks like you failed (\d{1,9}) tests? of \d+\.?|failed (\d{1,9})(?: of \d+)? tests?)$/;

/** As jasmine-reporters ends: what is not in the focus, or filtered out, is a point like any other. */
const ofJasmine = /^\d+ specs?, \d+ failures?, \d+ skipped, \d+ disabled in /;

/** No TAP for us: how `prove -v` says that a program ended with an error behind its tests, and a point that only Perl reads as one. */
const failedAnyway = /^(?:Dubious, test returned \d|not ok\b)/;

/** Documents of TAP, line by line; one may follow another. */
export class TapReading {
  readonly #draft: ReportDraft;
  #levels: Level[] = [emptyLevel()];
  /** Indentation of the diagnostics that the lines are in. */
  #diagnostics: number | undefined;
  #error: { readonly point: Point; readonly indent: number } | undefined;
  #lastPoint: { readonly point: Point; readonly indent: number } | undefined;
  /** Points with a brace that is still open. */
  readonly #braces: { readonly point: Point; readonly depth: number }[] = [];
  #isNode = false;
  #isStrict = false;
  #hasBailedOut = false;
  /** Failures that were expected: some count them as failures, and nobody else does. */
  #toDo = 0;
  #admitted: { readonly failures: number; readonly line: number } | undefined;
  #number = 0;
  readonly #other = new OtherReport();
  readonly #prove = new Prove();
  /** Line on which it says that something failed. */
  #failed: number | undefined;

  constructor(draft: ReportDraft) {
    this.#draft = draft;
  }

  line(text: string, number: number): void {
    this.#number = number;
    if (this.#hasBailedOut) return;
    if (isConflict(text)) return this.#draft.doubt(conflict.found, conflict.wanted, number);
    const content = text.trim();
    const indent = text.length - text.trimStart().length;
    if (content === '' || this.#isDiagnostic(content, indent)) return;
    if (this.#brace(content, indent) || (indent === 0 && this.#isOfProve(content))) return;
    const said = indent % 4 === 0 ? tapLine(content) : undefined;
    if (indent % 4 !== 0 && isFailedPoint(content)) {
      this.#fault(message('a subtest failed: {name}', { name: content.slice(0, 200) }));
    } else if (said === undefined) {
      if (this.#isStrict)
        this.#fault(message('"{text}" is no TAP, and the report is strict', { text: content.slice(0, 100) }));
      this.#noTap(text);
    } else {
      this.#other.forget();
      this.#said(said, indent / 4, indent);
    }
  }

  end(): Report {
    if (this.#diagnostics !== undefined) {
      this.#draft.doubt(message('the file ends inside of diagnostics'), message('a complete report'), this.#number);
    }
    this.#endDocument();
    if (this.#failed !== undefined && !this.#draft.fails) {
      this.#draft.fail(message('the report says that the run did not succeed'), this.#failed);
    }
    return this.#draft.finish();
  }

  get #top(): Level {
    return this.#levels[0] ?? emptyLevel();
  }

  #fault(value: Message): void {
    this.#top.faults.push({ value, line: this.#number });
  }

  #isOfProve(content: string): boolean {
    const { numbers, plan } = this.#top;
    const hasBegun = numbers.ran > 0 || plan !== undefined;
    const said = this.#prove.line(content, !hasBegun || isComplete(this.#top));
    if (said === 'file' && hasBegun) this.#endDocument();
    if (said === 'failed') this.#failed = this.#number;
    return said !== undefined;
  }

  /** Tests print what they like; behind the last of them it may be what another runner has to tell. */
  #noTap(text: string): void {
    if (failedAnyway.test(text)) {
      this.#fault(message('outside of every test: {text}', { text: text.slice(0, 200) }));
    }
    if (this.#levels.length > 1 || !isComplete(this.#top)) return;
    const line = this.#other.add(text, this.#number);
    if (line === undefined) return;
    this.#draft.doubt(
      message('another report begins here, and what it says is not read'),
      message('a file for each report'),
      line,
    );
  }

  /** YAML between `---` and `...`, below the point that it is about. What is indented less has left it without saying so. */
  #isDiagnostic(content: string, indent: number): boolean {
    const last = this.#lastPoint;
    if (this.#diagnostics === undefined) {
      if (content !== '---' || last === undefined || indent <= last.indent || indent > last.indent + 4) return false;
      this.#diagnostics = indent;
      return true;
    }
    if (indent < this.#diagnostics) {
      this.#diagnostics = undefined;
      return false;
    }
    if (content === '...' && indent === this.#diagnostics) this.#diagnostics = undefined;
    else if (last !== undefined) this.#diagnose(last.point, content, indent);
    return true;
  }

  #diagnose(point: Point, content: string, indent: number): void {
    if (this.#error?.point === point) {
      if (indent > this.#error.indent) point.error ??= content;
      this.#error = undefined;
    }
    if (indent !== this.#diagnostics) return;
    const [, key, value = ''] = /^(type|location|error|message):\s*(.*)$/.exec(content) ?? [];
    if (key === 'type') {
      point.type = unquoted(value);
      this.#isNode ||= point.type === 'suite' || point.type === 'test';
    } else if (key === 'location') point.location = unquoted(value);
    else if (key !== undefined && /^[|>][-+]?$/.test(value)) this.#error = { point, indent };
    else if (key !== undefined) point.error ??= unquoted(value);
  }

  /** `{` below a point, and the `}` that ends its subtest. */
  #brace(content: string, indent: number): boolean {
    const open = this.#braces.at(-1);
    if (content === '}' && open?.depth === indent / 4) {
      this.#leave(open.depth);
      this.#braces.pop();
      return true;
    }
    const last = this.#lastPoint;
    if (content !== '{' || last?.indent !== indent) return false;
    this.#braces.push({ point: last.point, depth: indent / 4 });
    return true;
  }

  #said(said: TapLine, depth: number, indent: number): void {
    if (said.kind === 'comment') return this.#comment(said.text, depth);
    if (depth > deepest) return;
    if (said.kind === 'version') {
      if (depth === 0 && (this.#top.numbers.ran > 0 || this.#top.plan?.last === 0)) this.#endDocument();
      return;
    }
    if (said.kind === 'bail-out') {
      this.#fault(message('the run bailed out: {text}', { text: said.reason === '' ? 'Bail out!' : said.reason }));
      this.#hasBailedOut = true;
      return;
    }
    if (said.kind === 'pragma') {
      this.#leave(depth);
      this.#isStrict = said.strict;
      return;
    }
    this.#leave(depth);
    // The first that is heard of a suite in a suite may be the test in it.
    while (this.#levels.length <= depth) this.#levels.push(emptyLevel());
    const level = this.#levels[depth];
    if (level === undefined) return;
    if (said.kind === 'plan') this.#plan(said, level, depth);
    else this.#point(said.point, said.opens, level, depth, indent);
  }

  #comment(text: string, depth: number): void {
    if (depth > 0) return;
    if (ofJasmine.test(text)) this.#draft.mayListUnrun();
    if (/^suites \d+$/.test(text)) this.#isNode = true;
    if (/^(?:Looks like your test (?:exited|died)|Dubious, test returned)\b/.test(text)) {
      this.#fault(message('the report says that the run did not succeed'));
    }
    if (lateError.test(text)) this.#fault(message('outside of every test: {text}', { text: text.slice(0, 200) }));
    const [, byNode, ...others] = summary.exec(text) ?? [];
    const counted = Number(byNode ?? others.find((number) => number !== undefined) ?? 0);
    const failures = byNode !== undefined && this.#isNode ? counted : counted - this.#toDo;
    if (failures > 0) this.#admitted = { failures, line: this.#number };
  }

  #plan({ first, last }: { readonly first: number; readonly last: number }, level: Level, depth: number): void {
    const plan = { first, last, line: this.#number, isTrailing: level.numbers.ran > 0 };
    if (level.plan === undefined) {
      level.plan = plan;
    } else if (depth > 0 || !isComplete(level)) {
      level.faults.push({ value: message('there is a second plan'), line: this.#number });
    } else {
      this.#endDocument();
      this.#top.plan = { ...plan, isTrailing: false };
    }
  }

  #point(said: TapPoint, opens: boolean, level: Level, depth: number, indent: number): void {
    let own = level;
    if (level.plan?.isTrailing === true) {
      if (depth === 0 && said.id === 1 && isComplete(level)) {
        this.#endDocument();
        own = this.#top;
      } else
        level.faults.push({
          value: message('tests come after the plan that should end the report'),
          line: this.#number,
        });
    }
    const { ok, id, name, directive, reason, isTimed } = said;
    // Spelled out: a spread costs more than all the rest of the line.
    const point: Point = {
      ok,
      id,
      name,
      directive,
      reason,
      isTimed,
      line: this.#number,
      column: indent + 1,
      inside: own.waiting,
      type: undefined,
      location: undefined,
      error: undefined,
    };
    own.waiting = undefined;
    if (depth === 0) this.#tellComplete(own.points);
    if (depth === 0 && !ok && directive === 'todo') this.#toDo++;
    own.points.push(point);
    own.numbers.add(said.id, this.#number);
    this.#lastPoint = { point, indent };
    if (opens) this.#braces.push({ point, depth });
  }

  /** What a subtest counts for depends on who wrote it, which may come out late; the others need not be kept until then. */
  #tellComplete(points: Point[]): void {
    if (!this.#isNode && points.some(({ inside }) => inside !== undefined)) return;
    for (const point of points) tellPoint(point, this.#isNode, this.#draft);
    points.length = 0;
  }

  /** Ends the subtests below a depth. */
  #leave(depth: number): void {
    while (this.#levels.length > depth + 1) {
      const left = this.#levels.pop();
      const around = this.#levels.at(-1);
      if (left === undefined || around === undefined) return;
      const brace = this.#braces.at(-1);
      if (brace?.depth === this.#levels.length - 1 && brace.point.inside === undefined) {
        brace.point.inside = left;
      } else {
        if (around.waiting !== undefined) around.orphans.push(around.waiting);
        around.waiting = left;
      }
    }
  }

  #endDocument(): void {
    this.#leave(0);
    tellDocument(this.#top, { isNode: this.#isNode, admitted: this.#admitted }, this.#draft);
    this.#levels = [emptyLevel()];
    this.#braces.length = 0;
    this.#lastPoint = undefined;
    this.#isNode = this.#isStrict = false;
    this.#admitted = undefined;
    this.#toDo = 0;
  }
}

/** Whoever indents otherwise than the protocol says may still mean one. */
function isFailedPoint(content: string): boolean {
  const said = /^not ok \d/.test(content) ? tapLine(content) : undefined;
  return said?.kind === 'point' && said.point.directive === undefined;
}

function emptyLevel(): Level {
  return { points: [], numbers: new TestNumbers(), plan: undefined, faults: [], waiting: undefined, orphans: [] };
}

function isComplete({ numbers, plan }: Level): boolean {
  return plan !== undefined && numbers.ran === plan.last - plan.first + 1;
}

function unquoted(value: string): string {
  const [, quote, inside = ''] = /^(['"])(.*)\1$/.exec(value) ?? [];
  return quote === undefined ? value : inside.replace(quote === '"' ? /\\(["\\])/g : /'(')/g, '$1');
}
