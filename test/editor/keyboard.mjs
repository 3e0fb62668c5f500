/** What somebody does who never touches the mouse; counts the keys, but for the names of commands. */
export function keyboard({ page, again }) {
  let [commands, keys] = [0, 0];
  const list = page.locator('.quick-input-widget:visible .quick-input-list');
  const input = page.locator('.quick-input-widget:visible input:focus');
  const editor = page.locator('.editor-instance :is(textarea, .native-edit-context):focus');

  async function press(...names) {
    for (const name of names) await page.keyboard.press(name);
    keys += names.length;
  }
  /** @param delay in milliseconds: what offers something while somebody types may be as slow as a busy machine */
  async function type(text, delay = 0) {
    await page.keyboard.type(text, { delay });
    keys += text.length;
  }
  /** Waits until a step of a command asks this. */
  const question = (text) => {
    const widget = page.locator('.quick-input-widget:visible');
    return widget.getByText(text).or(widget.getByPlaceholder(text)).first().waitFor();
  };

  const focused = list.locator('.monaco-list-row.focused .label-name');
  /** Waits until Enter would take the line of the list that is called so. */
  const isOn = (name) => focused.filter({ hasText: name }).waitFor();
  const exactly = (text, end = '') => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${end}$`);

  async function command(title, category = 'Tollgate: ') {
    commands++;
    await press('F1');
    await input.waitFor();
    await page.keyboard.type(category + title);
    await isOn(exactly(`${category}${title}`, '…?'));
    await press('Enter');
  }
  /** Opens a file by its name; with a line, puts the cursor at its end. There may be fewer lines: then it is the last. */
  async function openFile(name, line) {
    const before = keys;
    // As long as it looks for files, VS Code may list those that it found the last time, and does not look again.
    await again(async (timeout) => {
      keys = before;
      if (await input.isVisible()) await page.keyboard.press('Escape');
      await press('Control+P');
      await input.waitFor({ timeout });
      await type(name);
      await focused.filter({ hasText: exactly(name) }).waitFor({ timeout });
    });
    await press('Enter');
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await editor.waitFor({ state: 'attached' });
    if (line === undefined) return;
    await press('Control+G');
    await input.waitFor();
    // Which line it would go to, it says where it said what to type; older versions say it of lines that are there.
    const asked = await focused.first().textContent();
    const last = Number(asked.match(/\d+/g)?.at(-1) ?? line);
    await type(String(Math.min(line, last)));
    await focused.first().filter({ hasNotText: asked }).waitFor();
    await press('Enter');
    await editor.waitFor({ state: 'attached' });
    await press('End');
  }
  return { press, type, question, command, openFile, spent: () => ({ commands, keys }) };
}
