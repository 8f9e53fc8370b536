/** Endings of the parts of a shapefile (ESRI Shapefile Technical Description, and what usual tools write beside it). */
const PARTS = /\.(?:shp|shx|dbf|prj|cpg|qpj|sbn|sbx|qix|shp\.xml)$/i;

/**
 * Puts together what is read together: the parts of a shapefile by their common name. Every other file
 * stands alone, so that one which is broken spoils no other. The order stays.
 */
export function groupFiles<F extends { readonly name: string }>(files: readonly F[]): F[][] {
  const groups: F[][] = [];
  const shapefiles = new Map<string, F[]>();
  for (const file of files) {
    const stem = file.name.replace(PARTS, '').toLowerCase();
    const known = shapefiles.get(stem);
    if (!PARTS.test(file.name)) groups.push([file]);
    else if (known) known.push(file);
    else {
      const group = [file];
      shapefiles.set(stem, group);
      groups.push(group);
    }
  }
  return groups;
}

/** What a group goes by: its shapefile proper, or its first file. */
export const groupName = (files: readonly { readonly name: string }[]): string =>
  (files.find(({ name }) => /\.shp$/i.test(name)) ?? files[0])?.name ?? '';
