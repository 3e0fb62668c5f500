import { join } from 'node:path';
import { themeOf } from './themes.mjs';

/** What a workbench in a browser shows and the desktop does not: not for pictures. */
const onlyInBrowsers = ['status.host', 'status.forwardedPorts', 'status.workbench.keyboardLayout']
  .map((id) => `[id="${id}"]`)
  .join();

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A text means itself, a pattern what it matches. */
const matcher = (text) => (text instanceof RegExp ? text : new RegExp(escaped(text)));

/** In the page: follows one click on an element. Lists use their elements again for other lines, so the words have to stay, too. */
function watch(own) {
  const line = own.closest('.monaco-list-row') ?? own;
  const words = () => line.getAttribute('aria-label') + line.textContent;
  const before = words();
  const seen = { pressed: false, released: false };
  const isOn = ({ clientX, clientY }) =>
    own.isConnected && own.contains(document.elementFromPoint(clientX, clientY)) && words() === before;
  const press = (event) => (seen.pressed = isOn(event));
  const release = (event) => (seen.released = isOn(event));
  window.addEventListener('mousedown', press, true);
  window.addEventListener('mouseup', release, true);
  return {
    end() {
      window.removeEventListener('mousedown', press, true);
      window.removeEventListener('mouseup', release, true);
      return seen;
    },
  };
}

/** The hands and eyes of a test in an open workbench. Texts are those on the screen, in the language of the workbench. */
export function drive(page, { version, shots, ask }) {
  const quickInput = page.locator('.quick-input-widget:visible');
  const quickRows = quickInput.locator('.quick-input-list .monaco-list-row');

  /** Runs a command by its id, without touching the screen, and gives what it returned. */
  const execute = (command, ...args) => ask('execute', command, ...args);

  /** Writes a file as a person does in an editor, and saves it. */
  const write = (path, text) => ask('write', path, text);

  /** Changes settings of the user. */
  const configure = (settings) => ask('configure', settings);

  /**
   * Looks, or rests the pointer, until it comes to something: what is drawn anew is gone meanwhile. What acts belongs into `clickFor`, or a
   * product in which the first attempt does nothing would pass.
   * @param attempt is given the milliseconds that each of its steps may take
   */
  async function again(attempt, patience = 60_000) {
    for (const end = Date.now() + patience; ; ) {
      try {
        return await attempt(5000);
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  /**
   * Clicks once, and waits for what is to come of it. Clicks again only where the click did not arrive: what is drawn anew between the press of
   * a button and its release takes none.
   * @param patience in milliseconds, for the click to arrive, and for what is to come of it
   */
  async function clickFor(locator, wanted, patience = 60_000) {
    for (const end = Date.now() + patience; ; ) {
      const { hasArrived, error } = await click(locator, patience);
      if (hasArrived) break;
      if (Date.now() > end) throw error ?? new Error(`It never stood still to be clicked: ${locator}`);
    }
    await wanted.waitFor({ timeout: patience });
  }

  /** … and tells whether what was clicked was the same from the press to the release. */
  async function click(locator, timeout) {
    await locator.waitFor({ timeout });
    const element = await locator.elementHandle({ timeout });
    const watching = await element.evaluateHandle(watch);
    const error = await element.click({ timeout: Math.min(timeout, 5000) }).then(
      () => undefined,
      (reason) => reason,
    );
    const { pressed, released } = await watching.evaluate((each) => each.end());
    return { hasArrived: pressed && released, error };
  }

  /** Waits until the keyboard is in a view. */
  const isIn = (title) => view(title).locator('.monaco-list:focus').waitFor();

  /** Opens the palette and runs the command of this exact title, "Category: Title". */
  async function runCommand(title) {
    await page.keyboard.press('F1');
    await quickInput.locator('input').fill(`>${title}`);
    const row = quickRows.filter({ has: page.locator(`.label-name`, { hasText: new RegExp(`^${escaped(title)}$`) }) });
    await row.first().click();
  }

  /** The choices of an open quick pick, as they read. */
  async function quickPick() {
    await quickRows.first().waitFor();
    return quickRows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? row.textContent));
  }

  async function choose(text) {
    await quickRows
      .filter({ hasText: matcher(text) })
      .first()
      .click();
  }

  /** An item of the status bar by what it says, or by the id it was created with. */
  const statusBarItem = (text) => {
    const items = page.locator('.part.statusbar .statusbar-item');
    return typeof text === 'object' && 'id' in text
      ? page.locator(`.part.statusbar .statusbar-item[id$="${text.id}"]`)
      : items.filter({ hasText: matcher(text) });
  };

  /** Opens a view container by the name that its icon bears in the activity bar. */
  async function openContainer(name) {
    const item = page.locator(`.part.activitybar .action-item:has(.action-label[aria-label^="${name}"])`).first();
    await item.waitFor();
    if (!(await item.getAttribute('class')).includes('checked')) await item.click();
    await page
      .locator('.part.sidebar .composite.title')
      .filter({ hasText: new RegExp(escaped(name), 'i') })
      .waitFor();
  }

  /** A view by its title. */
  const view = (title) => page.locator(`.pane:has(> .pane-header h3.title:text-is("${title}"))`);

  const rowsOf = (title) => view(title).locator('.monaco-list-row[role="treeitem"]');
  const row = (title, text) =>
    rowsOf(title)
      .filter({ hasText: matcher(text) })
      .first();

  /** Opens a row and waits for its children; a row that has none to show is not to be expanded. */
  async function expand(title, text) {
    const target = row(title, text);
    const closed = `.monaco-list-row[aria-expanded="false"]`;
    const opened = `.monaco-list-row:not([aria-expanded="false"])`;
    await target.waitFor();
    if ((await target.getAttribute('aria-expanded')) === 'false')
      await clickFor(target.and(page.locator(closed)).locator('.monaco-tl-twistie'), target.and(page.locator(opened)));
    await again(async (timeout) => {
      const index = Number(await target.getAttribute('data-index', { timeout }));
      const level = Number(await target.getAttribute('aria-level', { timeout }));
      const child = `.monaco-list-row[data-index="${index + 1}"][aria-level="${level + 1}"]`;
      await view(title).locator(child).waitFor({ state: 'attached', timeout });
    });
  }

  /** The rows of a view that are on the screen, from top to bottom. */
  const tree = (title) =>
    rowsOf(title).evaluateAll((rows) =>
      rows
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((element) => ({
          level: Number(element.getAttribute('aria-level')),
          label: element.querySelector('.label-name')?.textContent ?? '',
          description: element.querySelector('.label-description')?.textContent ?? '',
          accessible: element.getAttribute('aria-label') ?? '',
          icon:
            element.querySelector('.custom-view-tree-node-item-icon')?.className.match(/codicon-([\w-]+)/)?.[1] ?? '',
          expanded: { true: true, false: false }[element.getAttribute('aria-expanded')],
        })),
    );

  /** Waits until the text is on the screen, anywhere or inside a locator. */
  const see = (text, within = page) => within.getByText(text).filter({ visible: true }).first().waitFor();

  /** What hovers over an element after the pointer rests on it. */
  async function tooltip(locator) {
    const hover = page.locator('.monaco-hover:visible, .workbench-hover:visible').last();
    await again(async (timeout) => {
      await page.mouse.move(5, 400);
      await locator.hover({ timeout });
      await hover.waitFor({ timeout });
    });
    return hover;
  }

  const notifications = () =>
    page
      .locator('.notification-toast .notification-list-item-message')
      .evaluateAll((all) => all.map((one) => one.textContent));

  /** What the one notification that is open offers. */
  const offers = () =>
    page.locator('.notification-toast .notification-list-item-buttons-container .monaco-button').allTextContents();

  /** Ends Restricted Mode, as a person does. */
  async function trust() {
    await execute('workbench.trust.manage');
    await page.locator('.workspace-trust-editor .workspace-trust-buttons-row .monaco-button').first().click();
    await page.locator('.workspace-trust-editor.trusted').waitFor();
    await execute('workbench.action.closeActiveEditor');
  }

  async function setTheme(kind) {
    const { id, className } = themeOf(kind, version);
    await configure({ 'workbench.colorTheme': id });
    await page.locator(`.monaco-workbench.${className}`).waitFor();
  }

  /** A picture of the window, or of one element with a margin around it; gives the path of the file. */
  async function shot(name, element, margin = 0) {
    const path = join(shots, `${name}.png`);
    await element?.waitFor();
    const box = await element?.boundingBox();
    const size = page.viewportSize();
    const clip = box && {
      x: Math.max(0, box.x - margin),
      y: Math.max(0, box.y - margin),
      width: Math.min(size.width - Math.max(0, box.x - margin), box.width + 2 * margin),
      height: Math.min(size.height - Math.max(0, box.y - margin), box.height + 2 * margin),
    };
    await page.screenshot({ path, style: `${onlyInBrowsers} { display: none !important }`, ...(clip && { clip }) });
    return path;
  }

  return {
    again,
    clickFor,
    isIn,
    execute,
    write,
    configure,
    runCommand,
    quickPick,
    choose,
    statusBarItem,
    openContainer,
    view,
    row,
    expand,
    tree,
    see,
    tooltip,
    notifications,
    offers,
    trust,
    setTheme,
    shot,
  };
}
