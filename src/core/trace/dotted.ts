/** `src/Shop.Tests` is made of the parts of `src.Shop.Tests`. */
export function dotted(path: string): string {
  return path.toLowerCase().replaceAll('/', '.');
}
