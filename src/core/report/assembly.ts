/** `Shop.Tests.dll` of `/ci/bin/Shop.Tests.dll`, as the outermost suite; none where nothing of .NET is named. */
export function assemblyIn(path: string | undefined): readonly string[] {
  const assembly = /[^\\/]+\.(?:dll|exe)$/i.exec(path ?? '')?.[0];
  return assembly === undefined ? [] : [assembly];
}
