// `npm run fuzz`: every report format under random damage, and the files of the scenario repositories, ten thousand times; TOLLGATE_RUNS and TOLLGATE_SEED change that and repeat it.
process.env.TOLLGATE_RUNS ??= '10000';
process.argv.push('report-damage', 'record-damage');
await import('./run.mjs');
