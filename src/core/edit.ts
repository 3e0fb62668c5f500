/**
 * The contract of what can be written: `edit(desk, answers) → Edits`, one file each in `edits/`, its name the id. An edit is pure; the
 * doors (editor and command line) ask its questions, and apply what it gives: all of it or nothing.
 */
import type { Config } from './config.ts';
import type { Day, Message, Model, Place, Sha256, Verdict } from './model.ts';
import type { Lexicon } from './understanding/lexicon.ts';

/** All that an edit knows of the world. */
export interface Desk {
  readonly model: Model;
  readonly config: Config;
  readonly verdict: Verdict;
  readonly today: Day;
  /** What the folder is called: often that is the name of the project. */
  readonly folderName?: string;
  /** BCP 47; in which language documents are begun where the repository does not tell. */
  readonly language: string;
  /** What git calls the person; undefined where it does not say. */
  readonly me: string | undefined;
  /** IDs that are taken in other branches. Where nobody could look, the door says so. */
  readonly idsElsewhere: readonly string[];
  /** By ID of a requirement that is here: the other branches that changed it. Only for an edit that `comparesBranches`. */
  readonly changedElsewhere?: ReadonlyMap<string, readonly string[]>;
  /** Where the person is, if somewhere. */
  readonly spot: Spot | undefined;
  /** A file as it would be saved now, without a byte order mark; undefined where there is none, or it is no text. */
  text(path: string): string | undefined;
  /** Whether there is anything at the path, also where ignore files hide it. */
  exists(path: string): boolean;
  /** SHA-256 of the bytes at the path, as they lie on disk, also where ignore files hide it; undefined where there is no such file. */
  digest(path: string): Sha256 | undefined;
  /** What the IDs mean, by what was read. */
  lexicon(): Lexicon;
  /**
   * Every text that may cite something and has one of some ASCII texts in it. Looking through all files is long work: what is undefined
   * is a file that has none of them, so that whoever waits can be given a turn.
   */
  texts(has: readonly string[]): Iterable<DeskText | undefined>;
}

/** A text of the repository, as it would be saved now. */
export interface DeskText {
  readonly path: string;
  readonly text: string;
  /** True where the file is not in UTF-8, and nobody knows what saving it would do. */
  readonly isGarbled: boolean;
  /** True where the disk says something else than an editor in which nothing was typed. */
  readonly isOutdated: boolean;
}

export interface Spot {
  readonly place: Place;
  /** The selected text; empty where nothing is selected. */
  readonly selection: string;
}

/** What was answered, by `Question.id`. */
export type Answers = Readonly<Record<string, Answer | undefined>>;
export type Answer = string | readonly string[];

export interface Edit {
  /** Equals the file name. The editor's command is `tollgate.` and the id in camel case. */
  readonly id: string;
  /** As in the palette: "New Requirement". */
  readonly title: Message;
  /** What it does, for the help of the command line. */
  readonly summary: Message;
  /** In order. Each is a step in the editor and an option of the command line. */
  readonly questions: readonly Question[];
  /** True where it matters to it which other branches change the same requirements. */
  readonly comparesBranches?: true;
  /** True where it is about a place in code: somebody who reads a document means the code that they come from. */
  readonly isAtCode?: true;
  /** Why there is nothing to write, whatever is answered; undefined where there is. */
  whyNot?(desk: Desk): Refusal | undefined;
  /**
   * Files and folders, into one of which it writes whatever else is answered: where none of them may be written, nobody need be asked.
   * Without it, and where it gives none, that may be any document.
   */
  writesTo?(desk: Desk, answers: Answers): readonly string[];
  /** Called with answers that passed every check. */
  write(desk: Desk, answers: Answers): Edits | Refusal;
  /** The same in small steps, where it is long work. */
  inSteps?(desk: Desk, answers: Answers): Generator<void, Edits | Refusal>;
}

export interface Question {
  /** Also the name of the option: `--title`. Kebab-case. */
  readonly id: string;
  readonly prompt: Message;
  /** What is typed there, where an example helps. */
  readonly example?: Message;
  /** `one` and `several` are chosen from `choices`; `several` may be none. Text, unless it says otherwise. */
  readonly kind?: 'text' | 'day' | 'one' | 'several';
  /** True where it may stay empty. */
  readonly optional?: boolean;
  /** True where it asks in whose name something is recorded: who may speak as what stands in the configuration, which must be right then. */
  readonly isInName?: true;
  /** True where it is an option of the command line and no step in the editor: it may be missing from the answers. */
  readonly aside?: true;
  /** Whether it is asked at all, given what was answered before; it is, unless this says no. */
  when?(desk: Desk, answers: Answers): boolean;
  choices?(desk: Desk, answers: Answers): readonly Choice[];
  /** What to say where there are no choices: what is not there, or not yet. */
  readonly none?: Message;
  /** True where something may be typed that is no choice. */
  readonly open?: boolean;
  /** What stands there at first; on the command line what holds where nothing is said. */
  initial?(desk: Desk, answers: Answers): Answer | undefined;
  /** Whether what a command was called on answers it, where there are no choices: an ID, a path. */
  isMeant?(about: string, desk: Desk): boolean;
  /**
   * What is wrong with an answer; undefined where nothing is. A day is checked to be one before. Of what is chosen only what is no choice
   * is asked for.
   */
  check?(answer: string, desk: Desk, answers: Answers): Message | undefined;
}

export interface Choice {
  readonly value: string;
  /** As shown: an ID, a path, a name; a sentence where it is one. */
  readonly label: string | Message;
  /** Behind the label, dimmer: a title. */
  readonly description?: string | Message;
  readonly detail?: string | Message;
}

/** Everything that is written at once. */
export interface Edits {
  readonly create: readonly NewFile[];
  readonly change: readonly Change[];
  /** Files that are called otherwise afterwards. What changes in them is counted, and named, as they were. */
  readonly move?: readonly Move[];
  /** What was done, in a sentence: "REQ-008 is in docs/specs/invoicing.md". */
  readonly done: Message;
  /** Where the person goes on writing, counted in the text after the edit. */
  readonly goOn?: Place;
}

/** Never written over anything: whoever applies it refuses where the path is taken meanwhile. */
export interface NewFile {
  readonly path: string;
  /** With LF. */
  readonly text: string;
}

/** Never onto anything: whoever applies it refuses where the new path is taken. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

export interface Change {
  readonly path: string;
  /** The text that the spans were counted in. Whoever applies it refuses where the file says something else meanwhile. */
  readonly before: string;
  /** In order, not overlapping. */
  readonly spans: readonly Span[];
}

/** A part of a text that becomes another. */
export interface Span {
  /** UTF-16 offsets in `Change.before`; equal where something is inserted. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Why nothing is written. */
export interface Refusal {
  readonly refused: Message;
  readonly place?: Place;
}

/** The text after a change. */
export function changed({ before, spans }: Change): string {
  let text = '';
  let at = 0;
  for (const span of spans) {
    text += before.slice(at, span.from) + span.text;
    at = span.to;
  }
  return text + before.slice(at);
}

/** A change in the file's own line ends. */
export function change(path: string, before: string, spans: readonly Span[]): Change {
  const crlf = /\r?\n/.exec(before)?.[0] === '\r\n';
  const own = ({ text, ...span }: Span): Span => ({ ...span, text: crlf ? text.replace(/\r?\n/g, '\r\n') : text });
  return { path, before, spans: spans.map(own).sort((a, b) => a.from - b.from) };
}

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}

/** One answer as text; empty where there is none. */
export function textOf(answers: Answers, id: string): string {
  const answer = answers[id];
  return typeof answer === 'string' ? answer.trim() : '';
}

/** Several answers; none where there are none. */
export function listOf(answers: Answers, id: string): readonly string[] {
  const answer = answers[id];
  return answer === undefined || answer === '' ? [] : typeof answer === 'string' ? [answer] : answer;
}
