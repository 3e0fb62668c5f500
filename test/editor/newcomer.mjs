import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyboard } from './keyboard.mjs';
import { edit, folderOf } from './worlds.mjs';

/** A function that somebody has just written: all that a newcomer has. No manifest, no test, no command. */
export const newcomersFolder = (name) =>
  folderOf(name, {
    'src/cart.js': `export function refuseEmptyCart(cart) {
  if (cart.length === 0) throw new RangeError('The cart is empty');
}
`,
  });

const words = {
  en: {
    title: '',
    when: 'the cart is empty',
    shall: 'refuse it',
    ghost: 'WHEN …, THE SYSTEM SHALL ….',
    open: 'Gate open',
  },
  ru: {
    title: 'Пустая корзина отклоняется',
    when: 'корзина пуста',
    shall: 'её отклонить',
    ghost: 'КОГДА …, СИСТЕМА ДОЛЖНА ….',
    open: 'Ворота открыты',
  },
};

/** What is offered to run the tests where no build tool says anything. */
const testCommand =
  'node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml';

/**
 * From a line of code to a requirement, a test and an open gate, by keyboard. Stops at each scene that is worth a look, with its name and what it
 * took so far.
 */
export async function* newcomersWalk(workbench, folder, locale = 'en') {
  const { page, see, openContainer, statusBarItem, view } = workbench;
  const { command, type, press, openFile, spent } = keyboard(workbench);
  const { title, when, shall, ghost, open } = words[locale];
  const titles = JSON.parse(readFileSync(locale === 'en' ? 'package.nls.json' : `package.nls.${locale}.json`, 'utf8'));
  const called = (id) => titles[`command.${id}`].replace('…', '');
  const step = (number) => see(new RegExp(`\\(${number}\\s?/\\s?3\\)`), page.locator('.quick-input-titlebar'));
  const gate = (text) => statusBarItem({ id: 'tollgate.gate' }).filter({ hasText: text }).waitFor();

  await openContainer('Tollgate');
  await see('tollgate.yaml', view(titles['view.phases']));
  await openFile('cart.js');
  yield { scene: 'nothing', ...spent() };
  await command(called('requirementFromHere'));
  await step(1);
  // The folder says what the project is called.
  yield { scene: 'about', ...spent() };
  await press('Enter');
  await step(2);
  // The name of the function is there; whoever writes in another language says it in that.
  if (title !== '') await press('Control+A');
  await type(title);
  yield { scene: 'title', ...spent() };
  await press('Enter');
  await step(3);
  yield { scene: 'test', ...spent() };
  await press('Enter');
  await see('REQ-001', page.locator('.editor-instance'));
  await see(ghost, page.locator('.editor-instance .view-zones, .editor-instance .ghost-text-decoration'));
  yield { scene: 'criterion', ...spent() };
  await press('Tab');
  await type(when);
  await press('Tab');
  await type(shall);
  await press('Control+S');
  await statusBarItem({ id: 'tollgate.gate' }).waitFor();
  yield { scene: 'written', ...spent() };
  await command(called('runTests'));
  await page.waitForFunction(
    (offered) => document.querySelector('.quick-input-widget input:focus')?.value === offered,
    testCommand,
  );
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
