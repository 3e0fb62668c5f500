import { writeFileSync } from 'node:fs';
import { schemaFiles } from './schema-files.ts';

for (const [path, text] of Object.entries(schemaFiles())) writeFileSync(path, text);
