import { writeFileSync } from 'node:fs';
import { configSchema } from './schema-files.ts';

writeFileSync('schemas/tollgate.schema.json', configSchema());
