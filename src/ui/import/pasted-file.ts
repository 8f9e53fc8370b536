import { readPasted } from '../../domain/import/pasted';

/** Pasted text as a file. @param name without an ending @returns null for text that is no data */
export function pastedFile(pasted: string, name: string): File | null {
  const read = readPasted(pasted);
  return read && new File([read.text], `${name}.${read.ending}`);
}
