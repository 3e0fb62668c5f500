import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyboard } from './keyboard.mjs';
import { edit, folderOf } from './worlds.mjs';

/** A function, and a command that tests: all that a newcomer has. */
export const newcomersFolder = (name) =>
  folderOf(name, {
    'package.json': `{
  "name": "shop",
  "type": "module",
  "scripts": {
    "test": "node --test --test-reporter=junit --test-reporter-destination=junit.xml"
  }
}
`,
    'src/cart.js': `export function refuseEmptyCart(cart) {
  if (cart.length === 0) throw new RangeError('The cart is empty');
}
`,
  });

const words = {
  en: {
    about: 'Shop',
    criterion: 'IF the cart is empty, THEN THE SYSTEM SHALL refuse it.',
    title: '',
    open: 'Gate open',
  },
  ru: {
    about: 'Магазин',
    criterion: 'ЕСЛИ корзина пуста, ТО СИСТЕМА ДОЛЖНА её отклонить.',
    title: 'Пустая корзина отклоняется',
    open: 'Ворота открыты',
  },
};

/**
 * From a line of code to a requirement, a test and an open gate, by keyboard. Stops at each scene that is worth a look, with its name and what it
 * took so far.
 */
export async function* newcomersWalk(workbench, folder, locale = 'en') {
  const { page, see, openContainer, statusBarItem, view } = workbench;
  const { command, type, press, openFile, spent } = keyboard(workbench);
  const { about, criterion, title, open } = words[locale];
  const titles = JSON.parse(readFileSync(locale === 'en' ? 'package.nls.json' : `package.nls.${locale}.json`, 'utf8'));
  const called = (id) => titles[`command.${id}`].replace('…', '');
  const step = (number) => see(new RegExp(`\\(${number}\\s?/\\s?4\\)`), page.locator('.quick-input-titlebar'));
  const gate = (text) => statusBarItem({ id: 'tollgate.gate' }).filter({ hasText: text }).waitFor();

  await openContainer('Tollgate');
  await see('tollgate.yaml', view(titles['view.phases']));
  await openFile('cart.js');
  yield { scene: 'nothing', ...spent() };
  await command(called('requirementFromHere'));
  await step(1);
  await type(about);
  yield { scene: 'about', ...spent() };
  await press('Enter');
  await step(2);
  // The name of the function is there; whoever writes in another language says it in that.
  if (title !== '') await press('Control+A');
  await type(title);
  yield { scene: 'title', ...spent() };
  await press('Enter');
  await step(3);
  await type(criterion);
  yield { scene: 'criterion', ...spent() };
  await press('Enter');
  await step(4);
  yield { scene: 'test', ...spent() };
  await press('Enter');
  await see('REQ-001', page.locator('.editor-instance'));
  await statusBarItem({ id: 'tollgate.gate' }).waitFor();
  yield { scene: 'written', ...spent() };
  await command(called('runTests'));
  await page.waitForFunction(() => document.querySelector('.quick-input-widget input:focus')?.value === 'npm test');
  await press('Enter');
  await gate(/: .*1/);
  yield { scene: 'closed', ...spent() };
  const [stub] = readdirSync(join(folder, 'test'));
  edit(folder, `test/${stub}`, written);
  await command(called('runTests'));
  await gate(open);
  yield { scene: 'open', ...spent() };
}

/** What somebody writes instead of what the stub says. */
function written(stub) {
  return stub
    .replace(/\n\n/, "\nimport { refuseEmptyCart } from '../src/cart.js';\n\n")
    .replace(/assert\.fail\(.*/, 'assert.throws(() => refuseEmptyCart([]), RangeError);');
}
