/** One line for the system's shell out of words that are meant literally. */
export function commandLine(words: readonly string[], platform: NodeJS.Platform = process.platform): string {
  return words.map(platform === 'win32' ? quotedForWindows : quotedForPosix).join(' ');
}

function quotedForPosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * As the C run-time of most programs takes a line apart; `cmd` itself leaves alone what stands in quotes, but for `%`. A quote is doubled:
 * to `cmd`, which knows no escapes, the string would end at `\"`.
 */
function quotedForWindows(word: string): string {
  if (/^[\w@+=:,./\\-]+$/.test(word)) return word;
  return `"${word.replace(/(\\*)"/g, '$1$1""').replace(/(\\+)$/, '$1$1')}"`;
}

/**
 * A line that was written for any system, as the shell of this one understands it: `cmd` takes `./gradlew` for a program `.` with an option.
 * Of `.\gradlew` it finds the script for Windows that lies beside it.
 */
export function lineForShell(line: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'win32') return line;
  return line.replace(programPath, (part) => (part.startsWith('"') ? part : part.replaceAll('/', '\\')));
}

/** At the start of a command, or what is quoted. What is one letter long is an option: `cmd/c`. */
const programPath = /"[^"]*"|(?<=(?:^|[&|(])\s*)(?:[A-Za-z]:|[\w.@-]+)(?:\/[\w.@-]{2,})+(?![\w.@/-])/g;
