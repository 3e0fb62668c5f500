import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder that is gone after the test. */
export function withFolder<T>(files: Readonly<Record<string, string>>, test: (root: string) => T): T {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-disk-')));
  const remove = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 10 });
  let result: T;
  try {
    write(root, files);
    result = test(root);
  } catch (error) {
    remove();
    throw error;
  }
  if (result instanceof Promise) return result.finally(remove) as T;
  remove();
  return result;
}

export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
