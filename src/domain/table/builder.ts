/** Builds a table row by row: a file of a million rows is never there as features. */
import type { Geometry, Position } from 'geojson';
import { columnOf } from './columns';
import { cellOf, FieldGuess } from './infer';
import type { CellValue, TableField } from './model';
import { pointAt, type PackedGeometries, type PackedTable } from './packed';
import { UniqueIds } from './row-ids';

/** Cells of one field: at their rows, with holes where there is none. */
interface Cells {
  readonly guess: FieldGuess;
  readonly values: CellValue[];
}

export class TableBuilder {
  readonly #fields: readonly TableField[] | null;
  readonly #cells = new Map<string, Cells>();
  readonly #ids = new UniqueIds();
  /** Longitudes and latitudes as long as all geometries are single points. */
  #lngLats: Float64Array<ArrayBuffer> | null = new Float64Array(1024);
  /** Heights by row, with holes where there is none. */
  #heights: number[] = [];
  #geometries: (Geometry | null)[] = [];
  #length = 0;

  /** @param fields left out, they are told from the values */
  constructor(fields?: readonly TableField[]) {
    this.#fields = fields ?? null;
    for (const { name } of fields ?? []) this.#cells.set(name, newCells());
  }

  get length(): number {
    return this.#length;
  }

  /**
   * Adds a row. Properties are cells as `cellOf` reads them.
   * @param geometry in WGS 84; null for a row that is nowhere
   * @param id as GeoJSON has it; without one a property `id` is taken, and else the rows are counted
   */
  add(
    geometry: Geometry | null | undefined,
    properties: Readonly<Record<string, unknown>> | null,
    id?: string | number,
  ): void {
    const row = this.#length;
    this.#length += 1;
    this.#ids.add(id ?? properties?.['id']);
    // RFC 7946 wants a null; some writers leave it out.
    this.#place(row, geometry ?? null);
    if (!properties) return;
    for (const name of Object.keys(properties)) {
      let cells = this.#cells.get(name);
      if (!cells) {
        if (this.#fields) continue;
        cells = newCells();
        this.#cells.set(name, cells);
      }
      const cell = cellOf(properties[name]);
      if (cell === null) continue;
      if (!this.#fields) cells.guess.note(cell);
      cells.values[row] = cell;
    }
  }

  /** The table; the builder is empty afterwards. */
  finish(): PackedTable {
    const fields =
      this.#fields ??
      [...this.#cells].map(([name, { guess }]): TableField => ({ name, type: guess.type }));
    const columns = fields.map((field) => {
      const column = columnOf(field, this.#length);
      // Holes are skipped: they are missing already.
      this.#cells.get(field.name)?.values.forEach((value, row) => {
        column.set(row, value);
      });
      this.#cells.delete(field.name);
      return column.packed;
    });
    const geometries: PackedGeometries = this.#lngLats
      ? { lngLats: this.#lngLats.slice(0, this.#length * 2), heights: this.#packedHeights() }
      : { geometries: this.#geometries };
    this.#geometries = [];
    this.#lngLats = null;
    return { length: this.#length, fields, columns, ids: this.#ids.finish(), geometries };
  }

  #place(row: number, geometry: Geometry | null): void {
    if (this.#lngLats) {
      if (geometry === null || isPlainPoint(geometry)) {
        if (row * 2 + 2 > this.#lngLats.length) this.#grow(this.#lngLats);
        const [lng = NaN, lat = NaN, height] = geometry?.coordinates ?? [];
        if (height !== undefined) this.#heights[row] = height;
        this.#lngLats[row * 2] = lng;
        this.#lngLats[row * 2 + 1] = lat;
        return;
      }
      this.#unpack(row, this.#lngLats);
    }
    this.#geometries.push(geometry);
  }

  #grow(full: Float64Array<ArrayBuffer>): void {
    this.#lngLats = new Float64Array(full.length * 2);
    this.#lngLats.set(full);
  }

  /** The first geometry that is no single point: from here on all are kept as they are. */
  #unpack(rows: number, lngLats: Float64Array): void {
    const heights = this.#packedHeights();
    this.#geometries = Array.from({ length: rows }, (_, row) => pointAt(lngLats, heights, row));
    this.#lngLats = null;
  }

  #packedHeights(): Float64Array | null {
    if (this.#heights.length === 0) return null;
    const packed = new Float64Array(this.#length).fill(NaN);
    this.#heights.forEach((height, row) => {
      packed[row] = height;
    });
    return packed;
  }
}

const newCells = (): Cells => ({ guess: new FieldGuess(), values: [] });

const isPlainPoint = (geometry: Geometry): geometry is { type: 'Point'; coordinates: Position } =>
  geometry.type === 'Point' && geometry.coordinates.length >= 2;
