import { groupedByAll } from '../../grouped.ts';
import { parseId } from '../../ids.ts';
import { message } from '../../message.ts';
import type { Declaration, Fact, Place, Problem, Reference } from '../../model.ts';
import type { Document } from '../../reader.ts';
import { conflictAt } from '../../convention/markdown-problems.ts';
import { asCriterion } from '../../convention/stated-requirement.ts';
import { keywordsOf, languages } from './keywords.ts';
import { type FeatureLine, languageOf, linesOf } from './lines.ts';

/** A scenario, or what holds several: the feature, a rule. */
interface Block {
  readonly kind: 'feature' | 'rule' | 'scenario';
  readonly name: string;
  readonly line: FeatureLine;
  readonly tags: Tagged[];
  readonly said: string[];
  readonly within: readonly Block[];
  parameterised: boolean;
  endLine: number;
}

interface Tagged {
  readonly tag: string;
  readonly place: Place;
}

export function* readFeature({ path: file, text }: Document): Generator<Fact> {
  const language = languageOf(text);
  const keywords = keywordsOf(language);
  if (keywords === undefined) {
    const found = message('a feature in a language that is not known here: {language}', { language });
    yield problem(file, 1, found, message('`# language:` with one of: {languages}', { languages }), true);
    return;
  }
  const lines = [...linesOf(text, keywords)];
  const blocks = blocksIn(lines, file);
  const [feature] = blocks;
  const first = lines.find(({ kind }) => kind !== 'conflict');
  for (const { kind, number } of lines) if (kind === 'conflict') yield conflictAt(number, file, 'specification');
  const unclosed = lines.find(({ kind }) => kind === 'unclosed');
  if (unclosed !== undefined) {
    const found = message('a block of text that never ends, and hides all that follows');
    yield problem(file, unclosed.number, found, message('the same fence at its end'), false);
  }
  if (feature?.kind !== 'feature') {
    if (first === undefined) return;
    yield problem(file, first.number, message('a feature without its first line'), message('`Feature: …`'), false);
    return;
  }
  const scenarios = blocks.filter(({ kind }) => kind === 'scenario');
  const purpose = feature.said.join('\n').trim();
  yield {
    kind: 'specification',
    convention: 'gherkin',
    place: placeOf(feature.line, file),
    title: feature.name,
    ...(purpose !== '' && { purpose: { value: purpose, place: placeOf(feature.line, file) } }),
    requirements: [],
    scenarios: scenarios.map(({ name, said, line }, index) =>
      asCriterion(
        String(index + 1),
        [name, said.join(' ')].filter((part) => part !== '').join(': '),
        placeOf(line, file),
      ),
    ),
  };
  const inside = groupedByAll(scenarios, ({ within }) => within);
  for (const block of blocks) yield* referencesOf(block, inside.get(block) ?? []);
}

function problem(
  file: string,
  line: number,
  found: Problem['found'],
  wanted: Problem['wanted'],
  minor: boolean,
): Problem {
  const base = { kind: 'problem', spoils: 'specification', place: { file, line, column: 1 }, found, wanted } as const;
  return minor ? { ...base, minor } : base;
}

function blocksIn(lines: readonly FeatureLine[], file: string): Block[] {
  const blocks: Block[] = [];
  let tags: Tagged[] = [];
  let feature: Block | undefined;
  let rule: Block | undefined;
  let open: Block | undefined;
  for (const line of lines) {
    switch (line.kind) {
      case 'tags':
        tags.push(...tagsIn(line, file));
        continue;
      case 'feature':
      case 'rule':
      case 'scenario':
      case 'outline': {
        const within = [feature, rule].filter((each) => each !== undefined);
        const kind = line.kind === 'outline' ? 'scenario' : line.kind;
        const around = kind === 'scenario' ? within : kind === 'rule' ? within.slice(0, 1) : [];
        const parameterised = line.kind === 'outline';
        open = { kind, name: line.text, line, tags, said: [], within: around, parameterised, endLine: line.number };
        if (kind === 'feature') feature = open;
        if (kind === 'rule') rule = open;
        blocks.push(open);
        break;
      }
      case 'background':
        open = undefined;
        break;
      case 'examples':
        open?.tags.push(...tags);
        if (open !== undefined) open.parameterised = true;
        break;
      case 'text':
        open?.said.push(line.text);
        break;
      case 'row':
      case 'unclosed':
      case 'conflict':
    }
    tags = [];
    if (open !== undefined) open.endLine = line.number;
  }
  return blocks;
}

function* tagsIn({ text, number, column }: FeatureLine, file: string): Generator<Tagged> {
  for (const { index, 1: tag = '' } of text.replace(/\s#.*$/, '').matchAll(/@([^\s@]+)/g)) {
    yield { tag, place: { file, line: number, column: column + index + 1 } };
  }
}

/** Tags of a feature or a rule are those of all its scenarios. */
function* referencesOf(block: Block, inside: readonly Block[]): Generator<Reference> {
  const target = block.kind === 'scenario' ? declaration(block, 'test') : suite(block, inside);
  for (const { tag, place } of block.tags) {
    const id = parseId(tag) ?? (/^[^/\s]+(?:\/[^/\s]+)*\/[^/\s]*\d/.test(tag) ? { id: tag } : undefined);
    if (id !== undefined) yield { kind: 'reference', tag: 'gherkin', ...id, place, role: 'verifies', target };
  }
}

function suite(block: Block, inside: readonly Block[]): Declaration {
  return { ...declaration(block, 'suite'), tests: inside.map((each) => declaration(each, 'test')) };
}

/** Reports name the feature, and seldom the rule. */
function declaration({ name, within, parameterised, line, endLine }: Block, what: 'test' | 'suite'): Declaration {
  const suites = within.filter(({ kind }) => kind === 'feature').map((each) => each.name);
  return { what, name, suites, parameterised, line: line.number, endLine };
}

function placeOf({ number, column }: FeatureLine, file: string): Place {
  return { file, line: number, column };
}
