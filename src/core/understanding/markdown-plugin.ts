import { type MarkdownToken, placeToken, type Previewed, standingToken, withRequirements } from './in-preview.ts';

interface Renderer {
  render(tokens: MarkdownToken[], options: unknown, env: unknown): string;
  renderAttrs(token: MarkdownToken): string;
  readonly rules: Record<string, ((tokens: MarkdownToken[], at: number) => string) | undefined>;
}

/** As much of markdown-it as is needed here. */
export interface MarkdownIt {
  readonly renderer: unknown;
  readonly utils: { escapeHtml(text: string): string };
}

/**
 * Shows requirements in what markdown-it renders: not in what it parses, which the preview keeps when the verdict changes.
 * @param around what is known around a document, by the environment it is rendered in; undefined: nothing is changed
 */
export function markdownPlugin<T extends MarkdownIt>(markdown: T, around: (env: unknown) => Previewed | undefined): T {
  const renderer = markdown.renderer as Renderer;
  const render = renderer.render.bind(renderer);
  const span = (token: MarkdownToken): string =>
    `<span${renderer.renderAttrs(token)}>${markdown.utils.escapeHtml(token.content)}</span>`;
  renderer.rules[placeToken] = (tokens, at) =>
    tokens
      .slice(at, at + 1)
      .map(span)
      .join('');
  renderer.rules[standingToken] = (tokens, at) =>
    ` ${tokens
      .slice(at, at + 1)
      .map(span)
      .join('')}`;
  renderer.render = (tokens, options, env) => {
    const shown = around(env);
    return render(shown === undefined ? tokens : [...withRequirements(tokens, shown)], options, env);
  };
  return markdown;
}
