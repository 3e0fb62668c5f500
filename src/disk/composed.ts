/**
 * A name as git and VS Code have it. macOS may hold it in pieces, letters and the marks above them, and finds the file by either: the
 * documents that name it, and a checkout elsewhere, have it in one.
 */
export function composed(name: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'darwin' ? name.normalize('NFC') : name;
}
