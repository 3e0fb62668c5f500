/** What marks the folder of a project, in languages whose reports name projects and not their folders. */
export function isProjectFile(path: string): boolean {
  if (path.endsWith('proj')) return /\.(?:cs|fs|vb)proj$/.test(path);
  return /(?:^|\/)(?:go\.mod|Cargo\.toml)$/.test(path);
}
