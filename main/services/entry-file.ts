import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the file of an entry lies. In the source tree it is TypeScript beside the services; in the bundle all entries
 * lie in one folder, and this module in it or among its chunks.
 */
export function entryFile(name: 'reader' | 'memory-watch' | 'pattern' | 'comparison'): string {
  const inSource = extname(import.meta.url) === '.ts';
  if (inSource) return fileURLToPath(new URL(`../${name}.ts`, import.meta.url));
  const folder = new URL('.', import.meta.url);
  const bundle = folder.pathname.endsWith('/chunks/') ? new URL('..', folder) : folder;
  return fileURLToPath(new URL(`${name}.js`, bundle));
}
