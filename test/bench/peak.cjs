/**
 * Preloaded into what is measured: leaves the peak of its memory, in KiB, in the file that PEAK_FILE names. Required, and not imported: that
 * would have every program load what only modules need.
 */
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
