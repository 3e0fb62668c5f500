// How `npm start` finds and asks the desktop on systems that this may not be.
import assert from 'node:assert/strict';
import { desktop, opening } from '../host/desktop.mjs';

describe('the desktop that npm start opens', () => {
  const found = (platform, env, ...files) =>
    desktop({ platform, env, home: '/Users/me', isThere: (file) => files.includes(file) });

  it('is the one on the PATH', () => {
    assert.equal(found('linux', { PATH: '/bin::/usr/bin' }, '/usr/bin/code'), '/usr/bin/code');
    assert.equal(found('win32', { PATH: 'C:\\a;C:\\b c' }, 'C:\\b c\\code.cmd'), 'C:\\b c\\code.cmd');
    assert.equal(found('linux', {}), undefined);
  });

  it('on macOS is also the one among the applications', () => {
    const inside = 'Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';
    assert.equal(found('darwin', { PATH: '/bin' }, `/${inside}`), `/${inside}`);
    assert.equal(found('darwin', { PATH: '/bin' }, `/Users/me/${inside}`), `/Users/me/${inside}`);
    assert.equal(found('linux', { PATH: '/bin' }, `/${inside}`), undefined);
  });

  it('is asked by one line on Windows, whatever spaces and backslashes its words have', () => {
    const [line, args, options] = opening('C:\\VS Code\\code.cmd', 'C:\\a b\\tollgate\\', 'C:\\a b\\examples', 'win32');
    const words = [
      'C:\\VS Code\\code.cmd',
      '--new-window',
      '--extensionDevelopmentPath=C:\\a b\\tollgate',
      'C:\\a b\\examples',
    ];
    assert.equal(line, words.map((word) => `"${word}"`).join(' '));
    assert.deepEqual([args, options.shell], [[], true]);
    const [code, ...others] = opening('/usr/bin/code', '/a b/', '/c', 'linux');
    assert.deepEqual(
      [code, ...others],
      ['/usr/bin/code', ['--new-window', '--extensionDevelopmentPath=/a b', '/c'], {}],
    );
  });
});
