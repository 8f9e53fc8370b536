import { describe, expect, test } from 'vitest';
import { groupFiles, groupName } from './group-files';

const files = (...names: string[]): { name: string }[] => names.map((name) => ({ name }));
const names = (groups: { name: string }[][]): string[][] =>
  groups.map((group) => group.map(({ name }) => name));

describe('files that were chosen together', () => {
  test('parts of a shapefile are read together, whatever the case of their names', () => {
    const groups = groupFiles(
      files('a.geojson', 'Roads.shp', 'b.csv', 'roads.DBF', 'roads.shp.xml', 'lakes.shp'),
    );
    expect(names(groups)).toEqual([
      ['a.geojson'],
      ['Roads.shp', 'roads.DBF', 'roads.shp.xml'],
      ['b.csv'],
      ['lakes.shp'],
    ]);
  });

  test('files of one name stay apart when they are no parts', () => {
    expect(names(groupFiles(files('a.csv', 'a.kml', 'a.csv')))).toEqual([
      ['a.csv'],
      ['a.kml'],
      ['a.csv'],
    ]);
  });

  test('a shapefile goes by its geometry', () => {
    expect(groupName(files('r.dbf', 'r.prj', 'r.shp'))).toBe('r.shp');
    expect(groupName(files('r.dbf', 'r.prj'))).toBe('r.dbf');
  });
});
