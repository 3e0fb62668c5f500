import assert from 'node:assert/strict';
import { detectedTestCommand } from '../../src/core/test-command.ts';

function detected(files: Readonly<Record<string, string>>): string | undefined {
  const encoder = new TextEncoder();
  const read = (path: string): Uint8Array | undefined => {
    const text = files[path];
    return text === undefined ? undefined : encoder.encode(text);
  };
  const tests = Object.keys(files).filter((path) => path.startsWith('test'));
  return detectedTestCommand({ read }, tests);
}

const node = 'node --test --test-reporter=junit --test-reporter-destination=junit.xml';
const nodeTest = "import { test } from 'node:test';\n";

describe('The command that runs the tests', () => {
  it('is that of the build tool', () => {
    assert.equal(detected({ 'package.json': '{"scripts": {"test": "x"}}', 'test/a.test.js': nodeTest }), 'npm test');
    assert.equal(detected({ 'go.mod': 'module x' }), 'go test ./...');
    const folders = '{"directories": {"test": "tests"}, "scripts": {}}';
    assert.equal(detected({ 'package.json': folders, 'global.json': '{}' }), 'dotnet test');
    assert.equal(detected({ 'package.json': 'null', 'go.mod': '' }), 'go test ./...');
  });

  it('is told by the tests where there is none, with a report', () => {
    const unused = '{"scripts": {"test": "echo \\"Error: no test specified\\" && exit 1"}}';
    assert.equal(detected({ 'test/a.test.js': nodeTest }), node);
    assert.equal(detected({ 'package.json': unused, 'test/a.test.mjs': nodeTest }), node);
    assert.equal(detected({ 'test/a.test.cjs': "const test = require('node:test');\n" }), node);
    assert.equal(detected({ 'tests/test_a.py': 'import pytest\n' }), 'pytest --junitxml=junit.xml');
  });

  it('is unknown where nothing tells', () => {
    assert.equal(detected({}), undefined);
    assert.equal(detected({ 'test/a.test.js': "import { test } from 'vitest';\n" }), undefined);
    assert.equal(detected({ 'tests/test_a.py': 'import unittest\n' }), undefined);
    assert.equal(detected({ 'test/a.test.ts': nodeTest }), undefined);
  });
});
