import {
  type Answers,
  type Change,
  type Desk,
  type Edit,
  type Edits,
  type Question,
  type Refusal,
  textOf,
} from '../edit.ts';
import { message } from '../message.ts';
import type { Message, Release, Role } from '../model.ts';
import { mayActAs } from '../criterion/people.ts';
import { scan } from '../syntax/markdown.ts';
import { goesOn, releaseNamed } from '../criterion/release-judged.ts';
import { earlierHeading, earlierTitle } from '../templates/release.ts';
import { compareVersions } from '../versions.ts';
import { gone, leftAlone } from './broken.ts';
import { documentLanguage } from './document-language.ts';
import { inFrontMatter } from './front-matter.ts';
import { inMarkdown } from './inline.ts';
import { type Language, languageOf } from './language.ts';
import { changeTo } from './lines.ts';
import { put } from './requirement-section.ts';
import { setYaml, type YamlRecord } from './yaml-text.ts';

/** A release whose protocol goes on. */
export interface OpenRelease {
  readonly release: Release;
  readonly path: string;
  readonly text: string;
  readonly language: Language;
}

/** Asked where there are several whose protocol goes on, or one that is not judged: an earlier one, which was forgotten. */
export const releaseQuestion: Question = {
  id: 'release',
  prompt: message('Which release?'),
  kind: 'one',
  when(desk) {
    const own = judged(desk);
    return openReleases(desk).some((each) => each !== own);
  },
  choices: (desk) =>
    openReleases(desk).map(({ version, place }) => ({ value: version, label: version, description: place.file })),
  initial: (desk) => (judged(desk) ?? openReleases(desk)[0])?.version,
};

/** Of what goes into the protocol of an open release. */
export const toOpenRelease: Pick<Edit, 'whyNot' | 'writesTo'> = {
  whyNot: (desk) => (openReleases(desk).length === 0 ? noOpenRelease : undefined),
  writesTo: (desk) => openReleases(desk).map(({ place }) => place.file),
};

/** … and that not every release is ready for: where none is, that is said before anything is asked. */
export function toReadyRelease(whyNot: (release: Release) => Refusal | undefined): typeof toOpenRelease {
  return {
    ...toOpenRelease,
    whyNot(desk) {
      const open = openReleases(desk);
      if (open.some((each) => whyNot(each) === undefined)) return undefined;
      const release = judged(desk) ?? open[0];
      return release === undefined ? noOpenRelease : whyNot(release);
    },
  };
}

const noOpenRelease: Refusal = {
  refused: message('no release has a protocol that goes on; begin one with New Release'),
};

function openReleases({ model }: Desk): readonly Release[] {
  return model.releases.filter(goesOn).sort((a, b) => compareVersions(b.version, a.version));
}

function judged(desk: Desk): Release | undefined {
  const { release } = desk.verdict;
  const named = release === null ? undefined : releaseNamed(release, desk.model);
  return openReleases(desk).find((each) => each === named);
}

export function openRelease(desk: Desk, answers: Answers): OpenRelease | Refusal {
  const asked = textOf(answers, 'release');
  const release = asked === '' ? (judged(desk) ?? openReleases(desk)[0]) : releaseNamed(asked, desk.model);
  if (release === undefined) {
    return asked === ''
      ? noOpenRelease
      : { refused: message('{version} has no protocol yet; begin it with New Release', { version: asked }) };
  }
  const path = release.place.file;
  const text = desk.text(path);
  return text === undefined
    ? gone(path)
    : { release, path, text, language: languageOf(text, documentLanguage(desk, '')) };
}

/** What was recorded before and is replaced now, as a line that stays. */
export type Earlier = { readonly [language in Language]: string } | undefined;

/** Writes a part of the front matter; what it said before goes on standing below. */
export function recordedIn(
  desk: Desk,
  { path, text, language }: OpenRelease,
  [part, values]: readonly [string, YamlRecord],
  earlier: Earlier,
  done: Message,
): Edits | Refusal {
  const written = inFrontMatter(text, (yaml) => setYaml(yaml, [part], values));
  const after = written === undefined ? undefined : withEarlier(written, language, earlier?.[language]);
  if (after === undefined) return leftAlone(desk, path);
  const edit: Change = changeTo(path, text, after);
  return { create: [], change: [edit], done };
}

function withEarlier(text: string, language: Language, said: string | undefined): string | undefined {
  if (said === undefined) return text;
  const { lines, conflicts, unclosed } = scan(text);
  if (conflicts.length > 0 || unclosed !== undefined) return undefined;
  const item = `- ${inMarkdown(said)}`;
  const start = lines.findIndex((line) => line.kind === 'heading' && earlierTitle.test(line.text));
  if (start < 0) return put(text, Infinity, `${earlierHeading(language)}\n${item}`);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.kind === 'heading');
  const last = rest.slice(0, end < 0 ? undefined : end).findLast((line) => line.kind === 'item');
  return last === undefined ? put(text, lines[start]?.number ?? 0, item) : put(text, last.number, item);
}

/** Nobody is kept from speaking; but what the gate will not count, because the list of people gives them no such role, is said. */
export function spokenAs(role: Role, by: string, said: Message, { config }: Desk): Message {
  if (mayActAs(by, role, config)) return said;
  return message('{said}; `people` gives {by} no role `{role}`, so the gate does not count it', { said, by, role });
}
