import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { docFiles } from './doc-files.ts';
import { schemaFiles } from './schema-files.ts';
import { snippetFiles } from './snippet-files.ts';

for (const [path, text] of Object.entries({ ...schemaFiles(), ...snippetFiles(), ...docFiles() })) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
