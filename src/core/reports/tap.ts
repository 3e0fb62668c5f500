import type { ReportReader } from '../reader.ts';
import { ReportDraft } from '../report/report-draft.ts';
import { TapReading } from '../report/tap/reading.ts';
import { textLines } from '../syntax/text-lines.ts';

/**
 * The Test Anything Protocol, versions 12 to 14, as Perl, tape, node-tap, bats and `node --test` write it: https://testanything.org.
 * Subtests are indented by four spaces. The top level is counted, as the protocol has it; what failed below is a failure even
 * where the test around it says `ok`. Of node:test the tests are counted and not the suites, as it does itself.
 */
export const tap: ReportReader = {
  id: 'tap',
  title: 'TAP',
  recognise: (head) =>
    !/^\s*[{[<]/.test(head) &&
    !/^\{.*"Action":/m.test(head) &&
    /^(?:TAP version \d+\s*$|\d+\.\.\d+(?:\s|$)|(?:not )?ok (?:\d+\b|- )|Bail out!)/im.test(head),
  start(file) {
    const reading = new TapReading(new ReportDraft(file, tap.id));
    const lines = textLines((line, number) => reading.line(line, number));
    return {
      write: (text) => lines.write(text),
      end() {
        lines.end();
        return reading.end();
      },
    };
  },
};
