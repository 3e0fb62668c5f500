import { isId, prefixOf } from '../../ids.ts';

export const requirementsTitle = /^(?:requirements|требования)\s*:?$/i;
/** Such as `## Non-functional Requirements`. */
const likeRequirementsTitle = /requirements|требования/i;

export function isLikeRequirements(title: string): boolean {
  return !requirementsTitle.test(title) && likeRequirementsTitle.test(title);
}

/** The ID at the beginning of a heading, and what follows it. */
export function splitHeading(text: string): { readonly id: string; readonly title: string } | undefined {
  const [, id = '', title = ''] = /^(\S+?)[:.]?(?:\s+(?:[-–—:]\s+)?(.*))?$/s.exec(text) ?? [];
  return isId(id) ? { id, title } : undefined;
}

/** Whether a heading that is not read as a requirement looks like one. `HTTP2` and `Q1` do not. */
export function looksLikeRequirement(text: string, prefixes: ReadonlySet<string>): boolean {
  const id = splitHeading(text)?.id;
  return id !== undefined && /[-_]\d+[a-z]?$/.test(id) && (prefixes.size === 0 || prefixes.has(prefixOf(id)));
}
