import type { Say } from '../message.ts';
import type { Finding, Message, Model, Release, Requirement, Verdict } from '../model.ts';
import { isExcused } from '../standing.ts';
import { scopeOf } from '../judge/scope.ts';
import { releaseNamed } from '../criterion/release-judged.ts';
import { requirementOf } from '../ids.ts';
import { type Html, sentence } from './html.ts';

/** What a page is about, and in which language it speaks. */
export interface Subject {
  readonly verdict: Verdict;
  readonly model: Model;
  readonly language: string;
  readonly say: Say;
  readonly tell: (message: Message) => Html;
  /** What the judged release is held to. */
  readonly scope: readonly Requirement[];
  readonly release: Release | undefined;
  /** What is wrong with a requirement or one of its acceptance criteria. */
  readonly findingsOf: (requirement: Requirement) => readonly Finding[];
}

export function subjectOf(verdict: Verdict, model: Model, say: Say, language: string): Subject {
  const byRequirement = new Map<string, Finding[]>();
  for (const finding of verdict.findings) {
    if (finding.subject === null || finding.severity === 'off' || isExcused(finding)) continue;
    for (const id of new Set([finding.subject, requirementOf(finding.subject)])) {
      const known = byRequirement.get(id);
      if (known === undefined) byRequirement.set(id, [finding]);
      else known.push(finding);
    }
  }
  return {
    verdict,
    model,
    language,
    say,
    tell: (message) => sentence(message, say),
    scope: scopeOf(model, verdict.release),
    release: verdict.release === null ? undefined : releaseNamed(verdict.release, model),
    findingsOf: ({ id }) => byRequirement.get(id) ?? [],
  };
}
