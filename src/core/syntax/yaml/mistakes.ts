import type { YAMLError } from 'yaml';
import { message } from '../../message.ts';
import type { Message } from '../../model.ts';

/** Something wrong with a YAML text, at an offset of it. */
export interface Mistake {
  readonly at: number;
  readonly found: Message;
  readonly wanted: Message;
}

const mergeMarker = message('marker of an unfinished merge');

export function isUnfinishedMerge({ found }: Pick<Mistake, 'found'>): boolean {
  return found.text === mergeMarker.text;
}

export function unfinishedMerge(at: number): Mistake {
  return {
    at,
    found: mergeMarker,
    wanted: message('one version of the lines between the markers'),
  };
}

export function repeatedKey(at: number, key: string, line: number): Mistake {
  return {
    at,
    found: message('{key} a second time', { key }),
    wanted: message('once; it stands in line {line} already', { line }),
  };
}

export function strangeKey(at: number): Mistake {
  return { at, found: message('a key that is no plain text'), wanted: message('a name and a colon') };
}

export function unknownAlias(at: number, name: string): Mistake {
  return {
    at,
    found: message('an alias of {name}, which is not defined above', { name }),
    wanted: message('the value itself'),
  };
}

export function tooDeep(at: number): Mistake {
  return {
    at,
    found: message('YAML that is nested too deeply, or repeats itself too often'),
    wanted: message('plain lists and maps'),
  };
}

type Sentences = Omit<Mistake, 'at'>;

const withoutEnd: Sentences = {
  found: message('a list or a group in brackets that does not end'),
  wanted: message('its closing bracket, on the same line or indented below it'),
};

const keyAndValue = message('`key: value`; a value with a colon stands in quotes');
const neitherKeyNorValue: Sentences = {
  found: message('a line that is neither a key nor part of a value'),
  wanted: keyAndValue,
};
const sentences: Partial<Record<YAMLError['code'], Sentences>> = {
  TAB_AS_INDENT: { found: message('a tab at the beginning of the line'), wanted: message('spaces') },
  BAD_INDENT: {
    found: message('a line that is indented unlike its neighbours'),
    wanted: message('equal indentation within one list or map'),
  },
  BLOCK_AS_IMPLICIT_KEY: neitherKeyNorValue,
  MULTILINE_IMPLICIT_KEY: neitherKeyNorValue,
  BAD_SCALAR_START: {
    found: message('a value that begins with a special character'),
    wanted: message('the value in quotes'),
  },
  BAD_DQ_ESCAPE: {
    found: message('a backslash that means nothing in double quotes'),
    wanted: message('two backslashes, or single quotes'),
  },
  MULTIPLE_DOCS: { found: message('a second YAML document'), wanted: message('one document') },
  UNEXPECTED_TOKEN: { found: message('something that belongs neither to a key nor to a value'), wanted: keyAndValue },
  MISSING_CHAR: {
    found: message('a quote, a bracket or a comma that is missing'),
    wanted: message('as many closing quotes and brackets as opening ones'),
  },
  BAD_ALIAS: { found: message('an alias that cannot be read'), wanted: message('the value itself') },
};

/** All that the library says, in our words where it happens to people. What follows from a mistake is none of its own. */
export function mistakesOf(errors: readonly YAMLError[]): Mistake[] {
  const strays = new Set(errors.filter(({ code }) => code === 'UNEXPECTED_TOKEN').slice(1));
  return errors
    .filter((error) => !strays.has(error))
    .filter((error, at) => !(isWithoutEnd(error) && endsWith(errors[at - 1], error)))
    .slice(0, mostMistakes)
    .map(mistake);
}

/** One forgotten quote may be a mistake of every line below it. */
const mostMistakes = 100;

function isWithoutEnd({ code, message: reason }: YAMLError): boolean {
  return code === 'BAD_INDENT' && reason.includes(' end with a ');
}

/** What is in brackets that do not end has no end either. */
function endsWith(inner: YAMLError | undefined, { pos }: YAMLError): boolean {
  return inner !== undefined && isWithoutEnd(inner) && pos[0] - inner.pos[0] <= 1;
}

function mistake(error: YAMLError): Mistake {
  const { code, message: reason, pos } = error;
  if (code === 'RESOURCE_EXHAUSTION') return tooDeep(pos[0]);
  const own = (isWithoutEnd(error) ? withoutEnd : sentences[code]) ?? {
    found: message('YAML that cannot be read: {reason}', { reason }),
    wanted: keyAndValue,
  };
  return { at: pos[0], ...own };
}
