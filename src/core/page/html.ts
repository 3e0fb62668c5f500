import type { Say } from '../message.ts';
import type { Message } from '../model.ts';

/** HTML that is safe to be shown: everything that came from outside is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Inside = Html | string | number | undefined | false | readonly Inside[];

/** The only way in which HTML is made: what is put into the template is escaped, unless it is HTML already. */
export function html(parts: TemplateStringsArray, ...inside: readonly Inside[]): Html {
  return new Html(parts.map((part, index) => (index === 0 ? '' : shown(inside[index - 1])) + part).join(''));
}

function shown(inside: Inside): string {
  if (inside === undefined || inside === false) return '';
  if (inside instanceof Html) return inside.text;
  if (typeof inside === 'object') return inside.map(shown).join('');
  return escaped(String(inside));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters and unpaired surrogates are no HTML. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

/** A sentence; what stands in back-ticks is code. */
export function sentence(message: Message, say: Say): Html {
  return new Html(escaped(say(message)).replace(/`([^`]+)`/g, '<code>$1</code>'));
}

/** With a capital, where it stands alone. */
export function sentenceAlone(message: Message, say: Say): Html {
  const { text } = sentence(message, say);
  const [, first = ''] = /^(\p{Ll})(?=[\p{Ll}\s])/u.exec(text) ?? [];
  return new Html(first === '' ? text : first.toUpperCase() + text.slice(first.length));
}
