import * as vscode from 'vscode';
import { inOneLine, message, type Say } from '../core/index.ts';
import { alone } from './alone.ts';
import { AsLeft } from './as-left.ts';
import { called } from './called.ts';
import { dragged } from './dragged.ts';
import type { Element } from './element.ts';
import type { Editor } from './feature.ts';
import { inShort } from './in-short.ts';
import { isolated } from './isolated.ts';
import { wayTo } from './leading.ts';
import { drive } from './pace.ts';
import type { Row } from './rows/row.ts';
import type { Session } from './session.ts';
import { standingOf, standingWords } from './standing.ts';
import { isNothing, type Judged } from './state.ts';
import { themeIcon } from './theme-icon.ts';
import { ToldRows } from './told-rows.ts';

/** The tree of a view: the rows of the folder, or of each folder where there are several. */
export function* tree(
  viewId: string,
  { sessions, say, calm }: Editor,
  rowsOf: (judged: Judged) => Iterable<Row>,
): Generator<vscode.Disposable, vscode.TreeView<Element>> {
  const changed = new vscode.EventEmitter<Element[] | undefined>();
  const provider: vscode.TreeDataProvider<Element> = {
    onDidChangeTreeData: changed.event,
    getChildren: (element) => {
      const { length } = turned;
      const children = told.tell(element);
      showOpen(turned.splice(length));
      return children;
    },
    getParent: (element) => element.parent,
    getTreeItem: (element) => itemOf(element, say, asLeft.isOpen(element)),
    resolveTreeItem: (item, { row }) => {
      item.tooltip = (row.tooltip?.() ?? [row.label, ...(row.description === undefined ? [] : [row.description])])
        .map((part) => inShort(typeof part === 'string' ? isolated(part) : alone(part, say)))
        .join('\n\n');
      return item;
    },
  };
  const shown = ({ state }: Session): Iterable<Row> =>
    state.kind === 'judged' && !isNothing(state) ? rowsOf(state) : [];
  const roots = (): Element[] => {
    const [first, ...others] = sessions.all;
    if (first === undefined) return [];
    if (others.length > 0)
      return sessions.all.map((session) => folderElement(session, sessions.all, () => shown(session)));
    return elements(shown(first), first, undefined);
  };
  const asLeft = new AsLeft();
  const isTouched = (id: string): boolean =>
    asLeft.hasOpened(id) || view.selection.some((each) => each.id === id || each.id.startsWith(`${id} `));
  const turned: Element[] = [];
  const told = new ToldRows(
    (element) => (element === undefined ? roots() : below(element)),
    isTouched,
    (element) => void turned.push(element),
  );
  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: provider,
    dragAndDropController: dragged,
    showCollapseAll: true,
  });
  const showOpen = (elements: readonly Element[]): void => {
    for (const element of elements.filter(({ id }) => view.visible && !asLeft.isTouched(id))) {
      // What has gone meanwhile cannot be opened.
      view.reveal(element, { expand: true, select: false, focus: false }).then(undefined, () => undefined);
    }
  };
  let round = 0;
  const follow = async (): Promise<void> => {
    const mine = ++round;
    // What nobody sees is looked at when somebody does.
    if (!view.visible) return;
    const others = await drive(told.follow(), { isStopped: () => mine !== round });
    if (others === undefined || others.length === 0) return;
    await calm.untilAsked();
    changed.fire(others.includes(undefined) ? undefined : others.filter((each) => each !== undefined));
    showOpen(turned.splice(0));
  };
  yield changed;
  yield view;
  yield view.onDidExpandElement(({ element: { id } }) => asLeft.open(id));
  yield view.onDidCollapseElement(({ element: { id } }) => asLeft.close(id));
  yield sessions.onDidChange((session) => {
    if (session?.state.kind !== 'reading') void follow();
  });
  yield view.onDidChangeVisibility(() => void follow());
  return view;
}

function below(element: Element): Element[] {
  return element.row.below === undefined ? [] : elements(element.row.below(), element.session, element);
}

/** Where two siblings have one key (an ID that two requirements bear), the later ones are numbered. */
function elements(rows: Iterable<Row>, session: Session, parent: Element | undefined): Element[] {
  const used = new Map<string, number>();
  const stem = parent?.id ?? session.folder.uri.toString();
  return Array.from(rows, (row) => {
    const count = (used.get(row.key) ?? 0) + 1;
    used.set(row.key, count);
    return { id: `${stem} ${row.key}${count === 1 ? '' : ` #${count}`}`, session, row, parent };
  });
}

function folderElement(session: Session, all: readonly Session[], rows: () => Iterable<Row>): Element {
  const { state, folder } = session;
  const standing = standingOf(state);
  const words = standingWords(state);
  const isJudged = state.kind === 'judged' && standing !== undefined;
  const row: Row = {
    key: 'folder',
    label: called(
      folder,
      all.map((each) => each.folder),
    ),
    description: words,
    tooltip: () => [folder.name, folder.uri.fsPath, words],
    icon: { name: 'root-folder' },
    context: standing === undefined ? `folder ${state.kind === 'elsewhere' ? 'elsewhere' : 'nothing'}` : 'folder gate',
    isOpen: true,
    ...(isJudged && !isEmpty(rows()) && { below: rows }),
  };
  return { id: folder.uri.toString(), session, row, parent: undefined };
}

function isEmpty(rows: Iterable<Row>): boolean {
  return rows[Symbol.iterator]().next().done === true;
}

function itemOf({ id, row, session }: Element, say: Say, isOpen: boolean): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  // Names and paths stay as they are, but in one line.
  const label = inShort(typeof row.label === 'string' ? isolated(inOneLine(row.label)) : alone(row.label, say));
  const item = new vscode.TreeItem(label, row.below === undefined ? None : isOpen ? Expanded : Collapsed);
  const description = row.description === undefined ? undefined : sentence(row.description, say);
  item.id = id;
  item.iconPath = themeIcon(row.icon);
  if (description !== undefined) item.description = description;
  const spoken = row.spoken === undefined ? undefined : say(row.spoken);
  item.accessibilityInformation = {
    label: [label, spoken, description].filter((part) => part !== undefined).join(', '),
  };
  if (row.context !== undefined) item.contextValue = row.context;
  if (row.place !== undefined) item.command = wayTo(row.place, session, say(message('Go There')));
  return item;
}

function sentence(text: Row['label'], say: Say): string {
  return inShort(typeof text === 'string' ? isolated(inOneLine(text)) : say(text));
}
