import * as vscode from 'vscode';
import { placesNow } from './leading.ts';
import { uriOf } from './places.ts';
import type { Element } from './element.ts';

const uriList = 'text/uri-list';

/**
 * A row that is dragged to the editors opens where a click on it leads, as a problem does.
 *
 * Where nothing can be dragged or dropped, VS Code hides a list without rows as soon as there is a message: where that comes before the first
 * rows do, whoever has gone into the list by then is nowhere.
 */
export const dragged: vscode.TreeDragAndDropController<Element> = {
  dragMimeTypes: [uriList],
  dropMimeTypes: [],
  async handleDrag(elements, data) {
    const addresses = (await Promise.all(elements.map(addressesOf))).flat();
    if (addresses.length > 0) data.set(uriList, new vscode.DataTransferItem(addresses.join('\r\n')));
  },
};

async function addressesOf({ row: { place }, session }: Element): Promise<readonly string[]> {
  if (place === undefined) return [];
  const { uri } = session.folder;
  const now = await placesNow([place], session);
  return now.map(({ file, line, column }) =>
    uriOf(uri, file)
      .with({ fragment: `L${line},${column}` })
      .toString(),
  );
}
