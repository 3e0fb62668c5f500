import { writeFileSync } from 'node:fs';
import { docFiles } from './doc-files.ts';
import { schemaFiles } from './schema-files.ts';

for (const [path, text] of Object.entries({ ...schemaFiles(), ...docFiles() })) writeFileSync(path, text);
