import * as vscode from 'vscode';
import {
  type DeskText,
  detectedTestCommand,
  offeredTestCommand,
  type Files,
  incrementalJudge,
  type Lexicon,
  lexicon,
  type LiveRepository,
  liveRepository,
  type LookedAgain,
  lookAgain,
  type Progress,
  registry,
  testFilesIn,
} from '../core/index.ts';
import { openFiles } from '../disk/open-files.ts';
import { Burst } from './burst.ts';
import { today, untilTomorrow } from './day.ts';
import { type OpenFiles, unsavedDocuments, withUnsaved } from './open-files.ts';
import { KeptReadings } from './kept-readings.ts';
import { drive, pause } from './pace.ts';
import { textsNow } from './search.ts';
import { SecondLook } from './second-look.ts';
import { isNothing, type Judged, type State } from './state.ts';
import type { TestCommand } from './test-command-origin.ts';
import { ToldPlaces } from './told-places.ts';
import { type Changes, watch } from './watch.ts';

/** After a verdict, in milliseconds: whoever types and saves is served first. */
const idle = 1000;

/** One workspace folder: reads it in the background, keeps what was read true, judges it again, and tells whoever listens. */
export class Session implements vscode.Disposable {
  readonly folder: vscode.WorkspaceFolder;
  readonly onDidChange: vscode.Event<Session>;
  private readonly log: vscode.LogOutputChannel;
  private readonly changed = new vscode.EventEmitter<Session>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private readonly judging = incrementalJudge(registry);
  private readonly burst = new Burst(() => void this.run());
  private readonly secondLook = new SecondLook({
    look: () => this.lookAgain(),
    changed: (paths) => this.touchOnDisk(paths),
    changedElsewhere: () => this.touchEverything(),
  });
  private readonly pending = new Set<string>();
  private readonly open: OpenFiles | undefined;
  private readonly repository: LiveRepository | undefined;
  private readonly kept: KeptReadings;
  private readonly places = new ToldPlaces({ read: (path) => this.open?.files.read(path) });
  private midnight: NodeJS.Timeout | undefined;
  private preparing: NodeJS.Timeout | undefined;
  private known: State;
  private everything = true;
  /** Whether something changed that is not in what is known. */
  private isBehind = false;
  private running: Promise<void> | undefined;
  /** How often somebody stopped what was under way. */
  private stops = 0;
  private gone = false;

  constructor(folder: vscode.WorkspaceFolder, log: vscode.LogOutputChannel) {
    this.folder = folder;
    this.log = log;
    this.onDidChange = this.changed.event;
    this.kept = new KeptReadings(folder);
    if (folder.uri.scheme !== 'file') {
      this.known = { kind: 'elsewhere' };
      return;
    }
    this.known = { kind: 'reading', done: 0, of: 0 };
    this.open = withUnsaved(openFiles(folder.uri.fsPath), folder.uri);
    this.repository = liveRepository(this.open.files, () => this.kept.load());
    const changes: Changes = {
      path: (path) => this.touch(path),
      everything: () => this.touchEverything(),
      unseen: () => this.touchWhatDiffers(),
      isNamedReport: (path) => this.known.kind === 'judged' && this.known.read.kinds.isNamedReport(path),
    };
    this.disposables.push(...watch(folder, changes));
  }

  /** With what is typed in documents; undefined where the folder is on no disk. */
  get files(): Files | undefined {
    return this.open?.files;
  }

  get state(): State {
    return this.known;
  }

  /** Paths of the documents that count as they are typed. */
  get unsaved(): readonly string[] {
    return [...unsavedDocuments(this.folder.uri).keys()];
  }

  /** What runs the tests, as the configuration says, or as the files of build tools suggest. */
  get testCommand(): TestCommand | undefined {
    const configured = this.known.kind === 'judged' ? this.known.read.config.config.test : undefined;
    if (configured !== undefined) return { command: configured, usual: undefined };
    const { known } = this;
    if (known.kind === 'elsewhere') return undefined;
    const files = openFiles(this.folder.uri.fsPath);
    const tests = known.kind === 'judged' ? [...testFilesIn(known.read.filing)] : [];
    const usual = detectedTestCommand(files, tests);
    return usual === undefined ? undefined : { command: offeredTestCommand(files, tests) ?? usual, usual };
  }

  /** What the IDs mean, by the last verdict. */
  get lexicon(): Lexicon | undefined {
    const { known } = this;
    return known.kind === 'judged' && !isNothing(known) ? known.lexicon : undefined;
  }

  /** The texts as they are now, unsaved or not: see `Desk.texts`. Long work: to be driven. */
  *texts(has: readonly string[]): Generator<DeskText | undefined> {
    if (this.known.kind === 'judged' && this.open !== undefined)
      yield* textsNow(this.folder.uri, this.open.files, this.known, has);
  }

  /** What is found in them. */
  *search<T>(has: readonly string[], look: (text: DeskText) => Iterable<T>): Generator<void, T[]> {
    const found: T[] = [];
    for (const text of this.texts(has)) {
      if (text !== undefined) found.push(...look(text));
      yield;
    }
    return found;
  }

  /** What holds now: everything that may have changed is looked at first. Undefined where it cannot be known, and where somebody stops it. */
  async now(): Promise<Judged | undefined> {
    const isStopped = this.stopping();
    await this.running;
    if (isStopped()) return undefined;
    this.everything = true;
    this.burst.cancel();
    await this.run();
    return this.known.kind === 'judged' && !isStopped() ? this.known : undefined;
  }

  /** Gives up the reading that is under way; what was known stays known, unless it is known to hold no more. */
  stop(): void {
    this.stops++;
  }

  dispose(): void {
    this.gone = true;
    this.stop();
    this.burst.cancel();
    this.secondLook.stop();
    clearTimeout(this.midnight);
    clearTimeout(this.preparing);
    for (const each of this.disposables) each.dispose();
  }

  private touch(path: string): void {
    this.pending.add(path);
    this.follow();
  }

  /** @returns whether there is any that does not count as it is typed */
  private touchOnDisk(paths: readonly string[]): boolean {
    const typed = new Set(this.unsaved);
    const saved = paths.filter((path) => !typed.has(path));
    for (const path of saved) this.touch(path);
    return saved.length > 0;
  }

  private touchEverything(): void {
    this.everything = true;
    this.follow();
  }

  /** Where something is under way, or was given up, nobody knows what that has seen. */
  private touchWhatDiffers(): void {
    if (this.running !== undefined || this.isBehind || this.everything || this.known.kind !== 'judged')
      this.touchEverything();
    else this.secondLook.soon();
  }

  /** Whether somebody stops what is under way from now on. */
  private stopping(): () => boolean {
    const { stops } = this;
    return () => this.gone || this.stops !== stops;
  }

  /** What somebody stopped is taken up again when somebody asks for it, not when the next file is saved. */
  private follow(): void {
    this.isBehind = true;
    if (this.known.kind !== 'stopped' && !this.gone) this.burst.change();
  }

  /** One at a time; what changes meanwhile is read afterwards. */
  private run(): Promise<void> {
    clearTimeout(this.preparing);
    this.secondLook.stop();
    this.running ??= this.readAndJudge().finally(() => {
      this.running = undefined;
      if (this.isBehind && this.known.kind !== 'stopped' && !this.gone) this.burst.change();
    });
    return this.running;
  }

  private async readAndJudge(): Promise<void> {
    const { repository } = this;
    if (repository === undefined) return;
    const began = performance.now();
    const wasBehind = this.isBehind;
    this.isBehind = false;
    try {
      const judged = await this.judged(repository);
      if (judged === undefined) {
        this.everything = true;
        this.isBehind ||= wasBehind;
        if (this.isBehind || this.known.kind === 'reading') this.tell({ kind: 'stopped' });
        return;
      }
      this.tell(judged);
      this.note(judged, Math.round(performance.now() - began));
      void drive(this.kept.save(repository), { isStopped: () => this.gone });
      this.preparing = setTimeout(() => void this.prepare(), idle);
      this.secondLook.begin();
    } catch (error) {
      this.log.error(`${this.folder.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.tell({ kind: 'failed', error });
    }
  }

  /** For the next change; given up when it is there. */
  private async prepare(): Promise<void> {
    const isStopped = (): boolean => this.gone || this.running !== undefined;
    await drive(this.judging.prepare(), { isStopped });
  }

  private async lookAgain(): Promise<LookedAgain | undefined> {
    if (this.known.kind !== 'judged') return undefined;
    const work = lookAgain(openFiles(this.folder.uri.fsPath), this.known.read);
    return drive(work, { isStopped: () => this.gone || this.running !== undefined });
  }

  /** Undefined where it was stopped on the way. */
  private async judged(repository: LiveRepository): Promise<Judged | undefined> {
    const isStopped = this.stopping();
    const pace = { onProgress: (progress: Progress): void => this.progress(progress), isStopped };
    let read = await drive(this.work(repository), pace);
    // That every file is gone may mean that the folder is.
    if (read?.model.read.files === 0) read = await drive(repository.read(), pace);
    if (read === undefined) return undefined;
    const gone = read.filing.unreadable.find(({ path }) => path === '');
    if (gone !== undefined) throw new Error(`the folder cannot be read (${gone.reason})`);
    await pause();
    const question = { gate: 'release', today: today() } as const;
    const work = this.judging.judge(read.model, read.config, question);
    const verdict = await drive(work, { isStopped });
    if (verdict === undefined) return undefined;
    const leadsTo = await drive(this.places.of(verdict, read), { isStopped });
    if (leadsTo === undefined) return undefined;
    const words = lexicon(read, verdict);
    if (!isNothing({ read })) await drive(words.prepare(), { isStopped });
    clearTimeout(this.midnight);
    if (!this.gone) this.midnight = setTimeout(() => this.touchEverything(), untilTomorrow());
    return { kind: 'judged', verdict, read, lexicon: words, leadsTo };
  }

  private work(repository: LiveRepository): ReturnType<LiveRepository['read']> {
    const paths = [...this.pending];
    const all = this.everything || this.known.kind !== 'judged';
    this.pending.clear();
    this.everything = false;
    this.open?.refresh();
    return all ? repository.read() : repository.update(paths);
  }

  private progress({ done, of }: Progress): void {
    if (this.known.kind === 'reading' || this.known.kind === 'stopped') this.tell({ kind: 'reading', done, of });
  }

  private note({ verdict: { verdict, toGo, read } }: Judged, milliseconds: number): void {
    this.log.info(`${this.folder.name}: ${verdict}, ${toGo} to go; ${read.files} files, ${milliseconds} ms`);
  }

  private tell(state: State): void {
    if (this.gone) return;
    this.known = state;
    this.changed.fire(this);
  }
}
