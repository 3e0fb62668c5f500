import { type MarkdownLines, scanInSteps } from '../../syntax/markdown.ts';
import { markdownProblems } from '../../convention/markdown-problems.ts';
import { message } from '../../message.ts';
import type { FactKind, Problem } from '../../model.ts';
import type { Document } from '../../reader.ts';
import { readYaml } from '../../syntax/yaml.ts';
import { Complaints } from './complaints.ts';
import { Fields } from './fields.ts';

/** A Markdown document of ours, opened. */
export interface Opened {
  readonly scanned: MarkdownLines;
  /** Undefined where there is no front matter, or none that can be read. */
  readonly fields: Fields | undefined;
  /** What is wrong with the document before it means anything. */
  readonly problems: readonly Problem[];
  /** For what turns out to be wrong with its meaning. */
  readonly complaints: Complaints;
}

/** Pauses where the document is long. */
export function* open({ path, text }: Document, spoils: FactKind): Generator<undefined, Opened> {
  const scanned = yield* scanInSteps(text);
  const complaints = new Complaints(spoils, path);
  const inText = [...markdownProblems(scanned, path, spoils)];
  const front = scanned.frontMatter;
  if (front === undefined) return { scanned, fields: undefined, problems: inText, complaints };
  const { root, problems: inFront } = readYaml(front.text, { file: path, firstLine: front.firstLine, spoils });
  const problems = [...inFront, ...inText];
  if (root?.kind === 'map') return { scanned, fields: new Fields(root, complaints), problems, complaints };
  if (root !== undefined) complaints.add(root, message('front matter without keys'), message('`key: value`'));
  return { scanned, fields: undefined, problems, complaints };
}
