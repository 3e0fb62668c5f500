import * as vscode from 'vscode';
import { bind, howToLeaveReport, message, problemLine, proofOf } from '../core/index.ts';
import { saveEvidence, whyNoEvidence } from '../disk/evidence.ts';
import { openFiles } from '../disk/open-files.ts';
import { runTests } from '../disk/run-tests.ts';
import { alone } from './alone.ts';
import type { Editor } from './feature.ts';
import type { Session } from './session.ts';
import { agreedCommand } from './test-command.ts';

/** Milliseconds: of a terminal that closes sooner VS Code says that it failed to launch. */
const launching = 750;

const controlC = '\u0003';

/** A terminal in which the tests of a folder run once; what they prove is recorded when they end. */
export class TestTerminal implements vscode.Pseudoterminal {
  readonly onDidWrite: vscode.Event<string>;
  readonly onDidClose: vscode.Event<number>;
  /** Whether the run proved something good. */
  readonly ended: Promise<boolean>;
  private readonly editor: Editor;
  private readonly session: Session;
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  private readonly stop = new AbortController();
  private end: (isGood: boolean) => void = () => {};
  private isOpen = false;

  constructor(editor: Editor, session: Session) {
    this.editor = editor;
    this.session = session;
    this.onDidWrite = this.written.event;
    this.onDidClose = this.closed.event;
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  open(): void {
    this.isOpen = true;
    const launched = new Promise((resolve) => setTimeout(resolve, launching));
    void this.run()
      .catch((error: unknown) => {
        this.editor.log.error(`tests of ${this.session.folder.name}: ${String(error)}`);
        this.line(String(error));
        return false;
      })
      .then(async (isGood) => {
        await launched;
        this.closed.fire(isGood ? 0 : 1);
        this.end(isGood);
      });
  }

  /** The command and all it started are ended. */
  close(): void {
    this.stop.abort();
    if (!this.isOpen) this.end(false);
  }

  handleInput(data: string): void {
    if (data.includes(controlC)) this.close();
  }

  private async run(): Promise<boolean> {
    const { say } = this.editor;
    const folder = this.session.folder.uri.fsPath;
    const command = await agreedCommand(this.editor, this.session);
    // Everything is read now: an unsaved source may just have been saved because a task starts.
    const before = await this.session.now();
    if (command === undefined || before === undefined) return false;
    const [mistake] = before.read.config.mistakes;
    if (mistake !== undefined) {
      this.line(say(problemLine(mistake)));
      return false;
    }
    const inTheWay = whyNoEvidence(folder);
    if (inTheWay !== undefined) {
      this.line(alone(inTheWay, say));
      return false;
    }
    this.line(`> ${command}\n`);
    const decoder = new TextDecoder();
    const onOutput = (bytes: Uint8Array): void => this.text(decoder.decode(bytes, { stream: true }));
    const ran = await runTests(folder, command, { onOutput, signal: this.stop.signal });
    const after = await this.session.now();
    if (after === undefined) return false;
    const evidence = bind(before.read.model, { command, ...ran }, after.read.model);
    const proof = proofOf(evidence, after.read.model, this.stop.signal.aborted);
    if (proof.isToKeep) saveEvidence(folder, evidence);
    await this.session.now();
    this.line(`\n${say(proof.sentence)}`);
    if (ran.exit !== 0) this.line(say(message('The command ended with exit code {exit}.', { exit: ran.exit })));
    const how = proof.lacksReport ? howToLeaveReport(openFiles(folder), command) : undefined;
    if (how !== undefined) this.line(say(how));
    return proof.isGood;
  }

  private line(text: string): void {
    this.text(`${text}\n`);
  }

  /** A terminal wants to be told to return to the start of the line. */
  private text(text: string): void {
    this.written.fire(text.replace(/\r?\n/g, '\r\n'));
  }
}
