/** A layer in columns, made for a million rows: what the worker answers with. Pure, but it is edited in place. */
import type { Feature, FeatureCollection, GeoJsonProperties, Geometry } from 'geojson';
import { wordsOf } from '../filter/conditions';
import { passingRows, type GeometryOf } from '../filter/evaluate';
import type { LayerFilter } from '../filter/model';
import type { ClassMethod } from '../own/model';
import { TableBuilder } from './builder';
import { unpackColumn, type Column } from './columns';
import { geometriesOf, type Geometries } from './geometries';
import { castCell } from './infer';
import type { CellValue, FieldSummary, TableField, TableInfo, TableQuery, TableRow } from './model';
import type { PackedTable } from './packed';
import { RowIds } from './row-ids';
import { findRows, sortRows } from './rows';
import { classBreaks, summarize } from './statistics';

const nowhere: GeometryOf = () => null;

/** A feature or a field that the table does not have, or a value that does not fit the field. */
export class TableProblem extends Error {
  constructor(
    readonly reason: 'unknown-feature' | 'unknown-field' | 'wrong-type',
    readonly subject: string,
  ) {
    super(`${subject}: ${reason}`);
    this.name = 'TableProblem';
  }
}

export class Table {
  readonly #fields: readonly TableField[];
  readonly #ids: RowIds;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #geometries: Geometries;
  /** The last orders that were asked for: paging sorts once. */
  #orders = new Map<string, Uint32Array>();

  /** @param packed taken over, not copied @throws RangeError when its parts do not fit each other */
  constructor({ length, fields, columns, ids, geometries }: PackedTable) {
    this.#fields = fields;
    this.#ids = new RowIds(length, ids);
    this.#columns = new Map(
      fields.map((field, index) => [field.name, unpackColumn(field, length, columns[index]!)]),
    );
    this.#geometries = geometriesOf(geometries);
  }

  /** @param fields left out, they are told from the values */
  static from({ features }: FeatureCollection, fields?: readonly TableField[]): Table {
    const builder = new TableBuilder(fields);
    for (const { id, geometry, properties } of features) builder.add(geometry, properties, id);
    return new Table(builder.finish());
  }

  /** Its parts; they are not copied. */
  get packed(): PackedTable {
    return {
      length: this.length,
      fields: this.#fields,
      columns: [...this.#columns.values()].map((column) => column.packed),
      ids: this.#ids.given,
      geometries: this.#geometries.packed,
    };
  }

  get length(): number {
    return this.#ids.length;
  }

  get geometries(): Geometries {
    return this.#geometries;
  }

  get info(): TableInfo {
    const { crowdedBelowZoom } = this.#geometries;
    return {
      fields: this.#fields,
      featureCount: this.length,
      bounds: this.#geometries.bounds,
      geometryKinds: this.#geometries.kinds,
      ...(crowdedBelowZoom > 0 ? { crowdedBelowZoom } : {}),
    };
  }

  /** The column of that very name; null when there is none. */
  columnOf(field: string): Column | null {
    return this.#columns.get(field) ?? null;
  }

  /** The columns of a field; a name that is written as `name:<language>` has one a language. */
  columnsOf(field: string): readonly Column[] {
    const own = this.#columns.get(field);
    if (own) return [own];
    return this.#fields.flatMap(({ name }) =>
      name.startsWith(`${field}:`) ? (this.#columns.get(name) ?? []) : [],
    );
  }

  /** 1 for each row that the filter leaves. */
  passing(filter: LayerFilter | undefined, geometryOf: GeometryOf = nowhere): Uint8Array {
    return passingRows(this, filter, geometryOf);
  }

  /** A page of the rows that pass the filter and hold the words, in the order asked for. */
  query(query: TableQuery, geometryOf: GeometryOf = nowhere): { total: number; rows: TableRow[] } {
    const columns = this.#askedFor(query);
    const passing = this.#matching(query, geometryOf);
    const order = this.#orderOf(query);
    const rows: TableRow[] = [];
    let total = 0;
    for (let at = 0; at < this.length; at += 1) {
      const row = order ? order[at]! : at;
      if (passing[row] !== 1) continue;
      if (total >= query.offset && rows.length < query.limit) {
        rows.push({
          id: this.#ids.at(row),
          cells: columns.map((column) => column?.get(row) ?? null),
        });
      }
      total += 1;
    }
    return { total, rows };
  }

  /** Where a feature stands among the rows of a query, from 0; null when it is none of them. */
  indexOf(
    id: string,
    query: Omit<TableQuery, 'offset' | 'limit'>,
    geometryOf: GeometryOf = nowhere,
  ): number | null {
    const wanted = this.#row(id);
    const passing = this.#matching(query, geometryOf);
    if (wanted === undefined || passing[wanted] !== 1) return null;
    const order = this.#orderOf(query);
    let index = 0;
    for (let at = 0; at < this.length; at += 1) {
      const row = order ? order[at]! : at;
      if (row === wanted) return index;
      index += passing[row]!;
    }
    return null;
  }

  ids(filter?: LayerFilter, geometryOf: GeometryOf = nowhere): string[] {
    const ids: string[] = [];
    this.passing(filter, geometryOf).forEach((passes, row) => {
      if (passes === 1) ids.push(this.#ids.at(row));
    });
    return ids;
  }

  count(filter?: LayerFilter, geometryOf: GeometryOf = nowhere): number {
    return this.passing(filter, geometryOf).reduce((total, passes) => total + passes, 0);
  }

  /** @throws TableProblem when there is no such field */
  summary(field: string, filter?: LayerFilter, geometryOf: GeometryOf = nowhere): FieldSummary {
    return summarize(this.#column(field), filter ? this.passing(filter, geometryOf) : null);
  }

  /** Limits between classes; see classBreaks. @throws TableProblem when there is no such field */
  breaks(field: string, method: ClassMethod, classes: number): number[] {
    return classBreaks(this.#column(field), method, classes);
  }

  /** Whole features: of ids in their order, of a filter, or all. Unknown ids are left out. */
  features(
    choice: { readonly ids?: readonly string[]; readonly filter?: LayerFilter } = {},
    geometryOf: GeometryOf = nowhere,
  ): FeatureCollection {
    const passing = choice.filter ? this.passing(choice.filter, geometryOf) : null;
    const rows = choice.ids
      ? choice.ids.flatMap((id) => this.#row(id) ?? [])
      : Array.from({ length: this.length }, (_, row) => row);
    return {
      type: 'FeatureCollection',
      features: rows.flatMap((row) => (!passing || passing[row] === 1 ? this.feature(row) : [])),
    };
  }

  /** A row as a feature; missing values are left out of its properties. */
  feature(row: number): Feature {
    const properties: NonNullable<GeoJsonProperties> = {};
    for (const [name, column] of this.#columns) {
      const value = column.get(row);
      if (value !== null) properties[name] = value;
    }
    // GeoJSON knows features that are nowhere; its types say so only in a parameter.
    const geometry = this.#geometries.at(row)!;
    return { type: 'Feature', id: this.#ids.at(row), geometry, properties };
  }

  idAt(row: number): string {
    return this.#ids.at(row);
  }

  geometryOf(id: string): Geometry | null {
    const row = this.#row(id);
    return row === undefined ? null : this.#geometries.at(row);
  }

  /** Changes one cell. @throws TableProblem when it is not there or the value does not fit */
  edit(id: string, field: string, value: CellValue): TableInfo {
    const column = this.#column(field);
    const row = this.#row(id);
    if (row === undefined) throw new TableProblem('unknown-feature', id);
    const isEmpty = value === null || value === '';
    if (!isEmpty && castCell(value, column.field.type) === null) {
      throw new TableProblem('wrong-type', field);
    }
    column.set(row, value);
    this.#orders.clear();
    return this.info;
  }

  #askedFor({ fields }: Pick<TableQuery, 'fields'>): (Column | null)[] {
    return fields.map((field) => this.#columns.get(field) ?? null);
  }

  /** 1 for each row that passes the filter, is one of the ids and holds the words. */
  #matching(
    query: Pick<TableQuery, 'fields' | 'filter' | 'ids' | 'find'>,
    geometryOf: GeometryOf,
  ): Uint8Array {
    const passing = this.passing(query.filter, geometryOf);
    if (query.ids) this.#keepOnly(query.ids, passing);
    const words = wordsOf(query.find ?? '');
    if (words.length > 0) findRows(this.#askedFor(query), words, passing);
    return passing;
  }

  #keepOnly(ids: readonly string[], passing: Uint8Array): void {
    const kept = new Uint8Array(passing.length);
    for (const id of ids) {
      const row = this.#row(id);
      if (row !== undefined && passing[row] === 1) kept[row] = 1;
    }
    passing.set(kept);
  }

  #column(field: string): Column {
    const column = this.#columns.get(field);
    if (!column) throw new TableProblem('unknown-field', field);
    return column;
  }

  #row(id: string): number | undefined {
    return this.#ids.rowOf(id);
  }

  #orderOf({ sort, lang = '' }: Pick<TableQuery, 'sort' | 'lang'>): Uint32Array | null {
    const column = sort && this.#columns.get(sort.field);
    if (!column) return null;
    const key = JSON.stringify([sort.field, sort.descending, lang]);
    const known = this.#orders.get(key);
    if (known) return known;
    const order = sortRows(column, sort.descending, lang);
    // One field at a time is sorted by, upwards or downwards: two orders are worth their room.
    if (this.#orders.size > 1) this.#orders.clear();
    this.#orders.set(key, order);
    return order;
  }
}
