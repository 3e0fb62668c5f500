import { writeOut } from '../../src/disk/standard-output.ts';

/** Prints more than fits between it and whoever reads. */
writeOut(`${'Шлюз открыт 🚦\n'.repeat(Number(process.argv[2]))}end`);
