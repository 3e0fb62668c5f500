/** What people write in the story, in one of the two languages; the story itself is the same. */
export interface Words {
  readonly customer: string;
  readonly analyst: string;
  readonly buyer: string;
  readonly tester: string;
  readonly engineer: string;
  readonly specification: string;
  /** The file that it goes to. */
  readonly slug: string;
  readonly users: string;
  readonly prints: Told;
  readonly reprints: Told;
  readonly effort: string;
  readonly note: string;
  readonly noteSlug: string;
  readonly environment: {
    readonly runtime: string;
    readonly configuration: string;
    readonly delivery: string;
    readonly rollback: string;
  };
  readonly defect: string;
  readonly expected: string;
  readonly changelog: string;
  readonly rollout: { readonly strategy: string; readonly success: string; readonly abort: string };
  readonly tried: readonly [passed: string, failed: string, again: string];
  readonly refusal: string;
  readonly redesigned: string;
  readonly observed: string;
  /** What is asked of a second that becomes another. */
  readonly within: readonly [before: string, after: string];
}

interface Told {
  readonly title: string;
  readonly statement: string;
  readonly criterion: string;
  readonly test: string;
}

export const english: Words = {
  customer: 'Northwind Logistics',
  analyst: 'I. Petrov',
  buyer: 'M. Lindqvist',
  tester: 'T. Okafor',
  engineer: 'D. Moreau',
  specification: 'Labels',
  slug: 'labels',
  users: 'packers, twelve, all day',
  prints: {
    title: 'Print a label',
    statement: '',
    criterion: 'WHEN a parcel is packed, THE SYSTEM SHALL print its label within 3 s.',
    test: 'prints the number of the parcel',
  },
  reprints: {
    title: 'Print a label again',
    statement: 'As a packer, I want a torn label again without packing anew.',
    criterion: 'IF a label is torn, THEN THE SYSTEM SHALL print it again.',
    test: 'prints the same label again',
  },
  effort: 'two days with the printing library',
  note: 'One process in an image',
  noteSlug: 'one-process-in-an-image',
  environment: {
    runtime: 'Node.js 22',
    configuration: 'from the environment',
    delivery: 'an image, by the pipeline',
    rollback: 'the previous image',
  },
  defect: 'Nobody can read the label',
  expected: 'a number with “No.” before it',
  changelog: 'Labels are printed, and printed again.',
  rollout: {
    strategy: 'one packing table first, the others a day later',
    success: 'no label is written by hand for a day',
    abort: 'two labels in an hour cannot be read',
  },
  tried: ['tore a label and printed it again', 'packed ten parcels', 'packed ten more'],
  refusal: 'a printer at each table is needed',
  redesigned: 'A printer stands at each table.',
  observed: 'no label by hand for a day',
  within: ['within 3 s', 'within 2 s'],
};

export const russian: Words = {
  customer: 'ООО «Северный путь»',
  analyst: 'И. Петров',
  buyer: 'М. Линдквист',
  tester: 'Т. Окунева',
  engineer: 'Д. Морозов',
  specification: 'Этикетки',
  slug: 'etiketki',
  users: 'упаковщики, двенадцать человек, весь день',
  prints: {
    title: 'Печать этикетки',
    statement: '',
    criterion: 'КОГДА посылка упакована, СИСТЕМА ДОЛЖНА напечатать её этикетку за 3 с.',
    test: 'печатает номер посылки',
  },
  reprints: {
    title: 'Повторная печать этикетки',
    statement: 'Упаковщику нужна новая этикетка взамен порванной, чтобы не упаковывать посылку заново.',
    criterion: 'ЕСЛИ этикетка порвана, СИСТЕМА ДОЛЖНА напечатать её ещё раз.',
    test: 'печатает ту же этикетку ещё раз',
  },
  effort: 'два дня с библиотекой печати',
  note: 'Один процесс в образе',
  noteSlug: 'odin-protsess-v-obraze',
  environment: {
    runtime: 'Node.js 22',
    configuration: 'из переменных окружения',
    delivery: 'образ, собранный конвейером',
    rollback: 'предыдущий образ',
  },
  defect: 'Этикетку невозможно прочитать',
  expected: 'номер, перед которым стоит «№»',
  changelog: 'Этикетки печатаются, в том числе повторно.',
  rollout: {
    strategy: 'сначала один стол упаковки, остальные на следующий день',
    success: 'за день ни одной этикетки от руки',
    abort: 'две нечитаемые этикетки за час',
  },
  tried: ['порвали этикетку и напечатали ещё раз', 'упаковали десять посылок', 'упаковали ещё десять'],
  refusal: 'нужен принтер у каждого стола',
  redesigned: 'У каждого стола стоит принтер.',
  observed: 'за день ни одной этикетки от руки',
  within: ['за 3 с', 'за 2 с'],
};
