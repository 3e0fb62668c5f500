import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/index.ts';
import type { Row } from '../../src/editor/rows/row.ts';
import type { Session } from '../../src/editor/session.ts';
import type { Element } from '../../src/editor/element.ts';
import { ToldRows } from '../../src/editor/told-rows.ts';

interface Words {
  readonly label?: string;
  readonly tooltip?: string;
}

/** A row, made anew as after each verdict. */
const row = (key: string, below: readonly Row[] = [], { label = key, tooltip = '' }: Words = {}): Row => ({
  key,
  label,
  icon: { name: 'x' },
  tooltip: () => [tooltip],
  ...(below.length > 0 && { below: () => below }),
});

const inWords = (text: Row['label']): string => (typeof text === 'string' ? text : inEnglish(text));

/** Two phases; what is said of the innermost row may be told. */
const rows = (words: Words = {}): Row[] => [
  row('1', [row('a', [row('b', [], words), row('c')])]),
  row('2', [row('d')]),
];

/** A view in which everything was opened. */
function view(first: readonly Row[]) {
  let [now, session] = [first, {} as Session];
  const touched = new Set<string>();
  const opened: string[] = [];
  const told = new ToldRows(
    (element) =>
      Array.from(element === undefined ? now : (element.row.below?.() ?? []), (each) => {
        const id = element === undefined ? each.key : `${element.id}/${each.key}`;
        return { id, session, row: each, parent: element };
      }),
    (id) => touched.has(id),
    ({ id, row: { label } }) => void opened.push(`${id} ${inWords(label)}`),
  );
  const elements = new Map<string, Element>();
  const ask = (element?: Element): void => {
    for (const each of told.tell(element)) {
      elements.set(each.id, each);
      ask(each);
    }
  };
  ask();
  return {
    labelOf: (id: string) => elements.get(id)?.row.label,
    all: () => ask(),
    below: (id: string) => told.tell(elements.get(id)).map(({ row: { label } }) => label),
    idsBelow: (id: string) => told.tell(elements.get(id)).map((each) => each.id),
    touch: (id: string) => void touched.add(id),
    opened: () => opened.splice(0),
    reopen: () => void (session = {} as Session),
    /** @param atMost steps before something else comes between */
    become(then: readonly Row[], atMost = 100): readonly string[] | undefined {
      now = then;
      const work = told.follow();
      for (let n = 0; n < atMost; n++) {
        const { done, value } = work.next();
        if (done === true) return value.map((each) => each?.id ?? 'all');
      }
      return undefined;
    },
  };
}

describe('The rows that the editor was told', () => {
  it('are not asked for again where they say the same', () => assert.deepEqual(view(rows()).become(rows()), []));

  it('are asked for again alone where they say something else, in their tooltips too', () => {
    const shown = view(rows());
    assert.deepEqual(shown.become(rows({ label: 'B' })), ['1/a/b']);
    assert.equal(shown.labelOf('1/a/b'), 'B');
    assert.deepEqual(shown.become(rows({ label: 'B' })), []);
    assert.deepEqual(shown.become(rows({ label: 'B', tooltip: 'more' })), ['1/a/b']);
  });

  it('are asked for again with their siblings where one comes or goes, and where many are others', () => {
    assert.deepEqual(view(rows()).become([...rows(), row('3')]), ['all']);
    assert.deepEqual(view(rows()).become([row('1', [row('a', [row('b')])]), row('2', [row('d')])]), ['1/a']);
    const many = (label: string): Row[] => [
      row(
        '1',
        Array.from({ length: 11 }, (_, n) => row(`${n}`, [], { label })),
      ),
    ];
    assert.deepEqual(view(many('x')).become(many('y')), ['1']);
  });

  it('are asked for again where they can be opened by now, or no longer', () => {
    const [first] = rows();
    assert.ok(first);
    const shown = view(rows());
    assert.deepEqual(shown.become([first, row('2')]), ['2']);
    assert.deepEqual(shown.become(rows()), ['2']);
  });

  it('tell below them what holds now, although they say the same', () => {
    const shown = view([row('1', [row('a', [row('b')])])]);
    assert.deepEqual(shown.become([row('1', [row('a', [row('new')])])]), ['1/a']);
    assert.deepEqual(shown.below('1/a'), ['new']);
  });

  it('are told of where one is to be open by now, once, however the editor asks for it', () => {
    const phase = (isOpen: boolean): Row => ({
      ...row('a', [row('b')], { label: isOpen ? 'rework' : 'done' }),
      isOpen,
    });
    const shown = view([row('1', [phase(false)])]);
    const toldOf = (...now: readonly Row[]): readonly string[] => {
      shown.become(now);
      return shown.opened();
    };
    assert.deepEqual(shown.opened(), []);
    assert.deepEqual(toldOf(row('1', [phase(true)])), ['1/a rework']);
    assert.deepEqual(toldOf(row('1', [phase(true)])), []);
    assert.deepEqual(toldOf(row('1', [phase(false)])), []);

    // The row above it says something else, so that the editor asks for all that is below.
    assert.deepEqual(toldOf(row('1', [phase(true)], { label: 'x' })), []);
    shown.below('1');
    assert.deepEqual(shown.opened(), ['1/a rework']);
    shown.below('1');
    assert.deepEqual(shown.opened(), []);
  });

  it('are told of as open only by what they turn to, not where they come so', () => {
    const open: Row = { ...row('2'), isOpen: true };
    const shown = view([row('1')]);
    shown.become([row('1'), open]);
    shown.all();
    assert.deepEqual(shown.opened(), []);
  });

  describe('of what was renamed', () => {
    const named = (key: string, alike = 'same'): Row => ({ ...row(key, [], { label: 'x' }), alike: () => alike });
    const among = (...all: readonly Row[]): Row[] => [row('1', all)];

    it('are the same as before, on every way from there, and back', () => {
      const shown = view(among(named('a'), named('o', 'other')));
      for (const key of ['b', 'b', 'c', 'a', 'd']) {
        shown.become(among(named(key), named('o', 'other')));
        assert.deepEqual(shown.idsBelow('1'), ['1/a', '1/o'], key);
      }
      shown.become(among(named('o', 'other'), named('z')));
      assert.deepEqual(shown.idsBelow('1'), ['1/o', '1/a'], 'also in another order');
    });

    it('are the same where the old name goes before the new one comes', () => {
      const shown = view(among(named('a'), named('o', 'other')));
      shown.become(among(named('o', 'other')));
      assert.deepEqual(shown.idsBelow('1'), ['1/o']);
      shown.become(among(named('o', 'other'), named('p', 'a third')));
      assert.deepEqual(shown.idsBelow('1'), ['1/o', '1/p']);
      shown.become(among(named('b'), named('o', 'other'), named('p', 'a third')));
      assert.deepEqual(shown.idsBelow('1'), ['1/a', '1/o', '1/p']);
      shown.become(among(named('b'), named('c'), named('o', 'other'), named('p', 'a third')));
      assert.deepEqual(shown.idsBelow('1'), ['1/a', '1/c', '1/o', '1/p'], 'once');
    });

    it('are the same where both names were there for a while, and the old name went before the new one came', () => {
      const shown = view(among(named('a'), named('o', 'other')));
      const o = named('o', 'other');
      for (const all of [[named('b'), o], [named('a'), named('b'), o], [named('b'), o], [o]]) {
        shown.become(among(...all));
        assert.equal(shown.idsBelow('1').length, all.length);
      }
      // However often it is asked for.
      for (let n = 0; n < 2; n++) {
        shown.become(among(named('b'), o));
        shown.become(among(named('b'), o));
        assert.deepEqual(shown.idsBelow('1'), ['1/a', '1/o']);
      }
    });

    it('are the same where both names were there when they were drawn, as long as nobody touched the new row', () => {
      const [a, b, c, o] = [named('a'), named('b'), named('c'), named('o', 'other')];
      const shown = view(among(a, o));
      for (const [all, ids] of [
        [
          [a, b, o],
          ['1/a', '1/b', '1/o'],
        ],
        [
          [b, o],
          ['1/a', '1/o'],
        ],
        [
          [b, o],
          ['1/a', '1/o'],
        ],
        [
          [b, c, o],
          ['1/a', '1/c', '1/o'],
        ],
        [
          [c, o],
          ['1/a', '1/o'],
        ],
        [
          [c, b, o],
          ['1/a', '1/b', '1/o'],
        ],
        [
          [c, o],
          ['1/a', '1/o'],
        ],
      ] as const) {
        shown.become(among(...all));
        assert.deepEqual(shown.idsBelow('1'), ids);
      }
      shown.become(among(c, b, o));
      assert.deepEqual(shown.idsBelow('1'), ['1/a', '1/b', '1/o']);
      shown.touch('1/b');
      shown.become(among(b, o));
      assert.deepEqual(shown.idsBelow('1'), ['1/b', '1/o'], 'it is as somebody left it');

      const late = view(among(o));
      for (const [all, ids] of [
        [
          [a, o],
          ['1/a', '1/o'],
        ],
        [
          [a, b, o],
          ['1/a', '1/b', '1/o'],
        ],
        [
          [a, o],
          ['1/a', '1/o'],
        ],
      ] as const) {
        late.become(among(...all));
        assert.deepEqual(late.idsBelow('1'), ids, 'the older one is not the newer one that goes');
      }

      const others = view(among(a, b));
      others.become(among(b));
      assert.deepEqual(others.idsBelow('1'), ['1/b'], 'they were always two');
    });

    it('are others below another row', () => {
      const shown = view([row('1', [named('a')]), row('2', [named('o', 'other')])]);
      shown.become([row('1', [named('z', 'third')]), row('2', [named('o', 'other')])]);
      assert.deepEqual(shown.idsBelow('1'), ['1/z']);
      shown.become([row('1', [named('z', 'third')]), row('2', [named('o', 'other'), named('b')])]);
      assert.deepEqual(shown.idsBelow('2'), ['2/o', '2/b']);
    });

    it('are the same each where a folder was renamed', () => {
      const shown = view(among(named('x/a'), named('x/b')));
      shown.become(among(named('y/a'), named('y/b')));
      assert.deepEqual(shown.idsBelow('1'), ['1/x/a', '1/x/b']);
    });

    it('are others where one of its name comes beside it, or comes to its old place', () => {
      const shown = view(among(named('a')));
      shown.become(among(named('a'), named('b')));
      assert.deepEqual(shown.idsBelow('1'), ['1/a', '1/b'], 'a copy');
      shown.become(among(named('c'), named('b')));
      assert.deepEqual(shown.idsBelow('1'), ['1/a', '1/b'], 'renamed');
      shown.become(among(named('a'), named('c'), named('b')));
      assert.deepEqual(shown.idsBelow('1'), ['1/a', '1/c', '1/b'], 'and there again');
      const other = view(among(named('a')));
      other.become(among(named('b', 'another')));
      assert.deepEqual(other.idsBelow('1'), ['1/b']);
    });
  });

  it('are found again where something came between', () => {
    const shown = view(rows());
    assert.equal(shown.become(rows({ label: 'B' }), 1), undefined);
    assert.deepEqual(shown.become(rows({ label: 'B' })), ['1/a/b']);
  });

  it('are asked for again where the folder was opened anew', () => {
    const shown = view(rows());
    shown.reopen();
    assert.deepEqual(shown.become(rows()), ['all']);
  });
});
