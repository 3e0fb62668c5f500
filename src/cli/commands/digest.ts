import { type CitedRequirement, citedRequirement, criterionId, inLines, inOneLine, message } from '../../core/index.ts';
import { type Command, UsageError } from '../command.ts';
import { judgingOptions, readFolder } from '../judging.ts';

// @req READ-006
/** What a signature covers, so that anybody can recompute it: docs/digest.md. */
export const digest: Command = {
  id: 'digest',
  summary: message('the text and the digest of requirements and acceptance criteria, to be recomputed'),
  takes: '<id…>',
  atMost: Number.POSITIVE_INFINITY,
  options: {
    text: { summary: message('only the text of one, to the byte, without a line feed after it') },
    'no-cache': judgingOptions['no-cache'],
  },
  examples: ['tollgate digest REQ-007', 'tollgate digest REQ-007/2', 'tollgate digest REQ-007 --text | sha256sum'],
  run(call) {
    const { terminal } = call;
    if (call.arguments.length === 0) throw new UsageError(message('name at least one requirement'));
    const { model } = readFolder(call, terminal.cwd);
    const parts = call.arguments.flatMap((typed) => signedParts(citedRequirement(typed, model)));
    if (call.options['text'] !== true) {
      terminal.out(
        `${parts.map(({ id, place, digest: hex, text }) => `${inOneLine(id)}  sha256:${hex}  ${inOneLine(place)}\n${inLines(text)}`).join('\n\n')}\n`,
      );
      return 0;
    }
    const [only] = parts;
    if (call.arguments.length > 1 || only === undefined)
      throw new UsageError(message('`--text` is for one requirement'));
    terminal.out(only.text);
    return 0;
  },
};

interface SignedPart {
  readonly id: string;
  readonly place: string;
  readonly digest: string;
  readonly text: string;
}

/** The requirement first, then its acceptance criteria. */
function signedParts(cited: CitedRequirement): SignedPart[] {
  if ('unclear' in cited) throw new UsageError(cited.unclear);
  const { requirement, criterion } = cited;
  const part = (
    id: string,
    { place, digest: hex, text }: Pick<typeof requirement, 'place' | 'digest' | 'text'>,
  ): SignedPart => ({
    id,
    place: `${place.file}:${place.line}`,
    digest: hex,
    text,
  });
  const criteria = (criterion === undefined ? requirement.criteria : [criterion]).map((each) =>
    part(criterionId(requirement.id, each.number), each),
  );
  return criterion === undefined ? [part(requirement.id, requirement), ...criteria] : criteria;
}
