/** Files that decide how all others are read or judged, wherever the configuration leads. */
export const configFile = 'tollgate.yaml';
/** Of adr-tools. */
export const notesFile = '.adr-dir';
export const baselineFile = '.tollgate-baseline.yaml';
export const evidenceFile = '.tollgate/evidence.json';
/** What decides how strictly is judged. */
export const policyFiles: readonly string[] = [configFile, baselineFile];
