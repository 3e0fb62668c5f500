import { parseArgs } from 'node:util';

export interface ParsedArguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** `node:util` parseArgs, strict: throws `ERR_PARSE_ARGS_…` for what is not among the options. */
export function parseArguments(
  argv: readonly string[],
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }>>,
): ParsedArguments {
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  const single = Object.entries(values).map(
    ([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value] as const,
  );
  return { values: Object.fromEntries(single), positionals };
}
