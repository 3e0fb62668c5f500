import type { Message, TestPlace } from '../../core/index.ts';

/** A line of a tree, still without an editor: what it says, where it leads, and what is below it. */
export interface Row {
  /** Tells it from its siblings, also after lines have moved. */
  readonly key: string;
  /** Where its key goes and a sibling comes with this, it is the same in another place: its file was renamed. */
  readonly alike?: () => string;
  readonly label: Message | string;
  /** Behind the label, dimmed. States stand here in words. */
  readonly description?: Message | string;
  readonly icon: Icon;
  /** What the icon says, for whoever does not see it; where the words do not say it. */
  readonly spoken?: Message;
  /** Paragraphs. Without it, the label and the description. */
  readonly tooltip?: () => readonly (Message | string)[];
  /** A click goes there. */
  readonly place?: TestPlace;
  /** What the menus of the manifest look for. */
  readonly context?: string;
  /** IDs and paths of what the row is about, the likeliest first: commands in its menu need not ask for them. */
  readonly about?: readonly string[];
  /** Asked when the row is opened, so that thousands cost nothing before. */
  readonly below?: () => Iterable<Row>;
  /** Open from the start, and from when it says so on, unless somebody touched it. */
  readonly isOpen?: boolean;
}

/** Of the editor's own icons. */
export interface Icon {
  readonly name: string;
  /** Id of a theme colour. */
  readonly colour?: string;
}

/** These have a colour in themes of high contrast, too; those of lists and failed tests have none there. */
export const failing = 'problemsErrorIcon.foreground';
export const unsure = 'problemsWarningIcon.foreground';

/** A state is never told by its colour alone: each has a shape of its own. */
export const icons = {
  good: { name: 'pass-filled', colour: 'testing.iconPassed' },
  bad: { name: 'error', colour: failing },
  unknown: { name: 'question', colour: unsure },
  warning: { name: 'warning', colour: unsure },
  excused: { name: 'clock', colour: 'testing.iconSkipped' },
  skipped: { name: 'debug-step-over', colour: 'testing.iconSkipped' },
  back: { name: 'discard', colour: failing },
  inWork: { name: 'color-mode', colour: unsure },
  notStarted: { name: 'circle-large-outline', colour: 'testing.iconUnset' },
} as const satisfies Record<string, Icon>;
