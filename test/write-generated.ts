import { writeFileSync } from 'node:fs';
import { docFiles } from './doc-files.ts';
import { schemaFiles } from './schema-files.ts';
import { snippetFiles } from './snippet-files.ts';

for (const [path, text] of Object.entries({ ...schemaFiles(), ...snippetFiles(), ...docFiles() }))
  writeFileSync(path, text);
