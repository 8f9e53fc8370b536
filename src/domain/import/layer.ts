/** One layer of a file while its rows come in: held against the limits, moved to WGS 84, kept as a table. */
import type { Feature, Geometry } from 'geojson';
import { convert, type Datum } from '../datum';
import type { LngLat } from '../site';
import { TableBuilder } from '../table/builder';
import { Table } from '../table/table';
import { crsByDefinition, crsByName, definitionName, crsByNumber, type Crs } from './crs';
import { guessCrs } from './crs-guess';
import { GeometryFault, readGeometry, type Move } from './geometry';
import { areAxesSuspicious, datumHint, isMostlyMainland, type KnownPositions } from './hint';
import {
  ImportProblem,
  type ImportDraft,
  type ImportOptions,
  type ImportRemark,
  type SkipReason,
} from './model';
import { PropertyReader } from './properties';
import { Spread } from './spread';

/** What a file says of the system of its numbers: names and definitions, the first that is understood holds. */
export interface ToldCrs {
  readonly from: 'file' | 'format';
  readonly said: readonly (string | Readonly<Record<string, unknown>>)[];
}

/** What a reader knows of a layer before its rows. */
export interface LayerFacts extends Pick<
  ImportDraft,
  'title' | 'format' | 'encoding' | 'delimiter' | 'decimalComma' | 'coordinates'
> {
  /** Its name within the file; empty for the only one. */
  readonly layer: string;
  /** Null when the file does not say. */
  readonly crs: ToldCrs | null;
}

export interface LayerSink {
  /**
   * @param row as the file counts, from 1
   * @param geometry what should be a GeoJSON geometry in the file's own numbers; null for none
   */
  add(
    row: number,
    geometry: unknown,
    properties: Readonly<Record<string, unknown>>,
    id?: string | number,
  ): void;
  remark(remark: ImportRemark): void;
}

const MOST_REMARKS = 200;
const MOST_SAMPLES = 400;
const MOST_SAMPLE_POSITIONS = 2000;
const PREVIEW_ROWS = 20;
/** So many rows are looked at before the system of their numbers is guessed. */
const GUESSED_FROM_ROWS = 2000;
/** Formats in which published Chinese data come in any datum. */
const FREE_FORMATS = new Set([
  'geojson',
  'geojson-sequence',
  'topojson',
  'kml',
  'delimited',
  'xlsx',
]);
const CHINESE = /\p{Script=Han}/u;

interface Row {
  readonly row: number;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly id: string | number | undefined;
}

/** How the file's numbers become positions. */
interface Reading {
  readonly crs: Crs;
  readonly from: ImportDraft['crs']['from'];
  readonly isSure: boolean;
  readonly swapped: boolean;
  /** To WGS 84, and the same without the datum's shift. */
  readonly move: Move | null;
  readonly plain: Move | null;
}

/** The first position of what should be a geometry, as the file writes it. */
function firstPair(geometry: unknown): LngLat | null {
  if (typeof geometry !== 'object' || geometry === null) return null;
  const { coordinates, geometries } = geometry as Record<string, unknown>;
  let value: unknown = coordinates;
  if (Array.isArray(geometries)) return firstPair(geometries[0]);
  for (let depth = 0; depth < 4 && Array.isArray(value) && Array.isArray(value[0]); depth += 1) {
    value = value[0];
  }
  if (!Array.isArray(value)) return null;
  const [x, y] = value as unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

function chain(first: Move | null, second: Move | null): Move | null {
  return first && second ? (x, y) => second(...first(x, y)) : (first ?? second);
}

export class LayerAssembler implements LayerSink {
  readonly #properties = new PropertyReader();
  readonly #remarks: ImportRemark[] = [];
  readonly #pairs = new Spread<LngLat>(MOST_SAMPLE_POSITIONS);
  readonly #samples = new Spread<Feature>(MOST_SAMPLES);
  readonly #table = new TableBuilder();
  #skipped = 0;
  #mended = 0;
  #waiting: Row[] | null = [];
  #reading: Reading | null = null;
  #isChinese: boolean;

  constructor(
    readonly facts: LayerFacts,
    readonly fileName: string,
    readonly options: ImportOptions,
    readonly known: KnownPositions,
  ) {
    this.#isChinese = facts.encoding?.value === 'gb18030' || CHINESE.test(facts.title);
    if (facts.crs || options.crs !== undefined) this.#decide();
  }

  add(
    row: number,
    geometry: unknown,
    properties: Readonly<Record<string, unknown>>,
    id?: string | number,
  ): void {
    if (!this.#waiting) {
      this.#take({ row, geometry, properties, id });
      return;
    }
    this.#waiting.push({ row, geometry, properties, id });
    if (this.#waiting.length >= GUESSED_FROM_ROWS) this.#decide();
  }

  remark(remark: ImportRemark): void {
    if (remark.taken) this.#mended += 1;
    else this.#skipped += 1;
    if (this.#remarks.length < MOST_REMARKS) this.#remarks.push(remark);
  }

  #note(row: number, reason: SkipReason, taken: boolean, detail?: string): void {
    this.remark({ row, reason, taken, ...(detail ? { detail: detail.slice(0, 80) } : {}) });
  }

  /** How numbers are read from here on; what has waited for it is taken. */
  #decide(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    const { swapAxes, datum = 'wgs84' } = this.options;
    const { crs, from, isSure, swapped: guessed } = this.#crs(waiting);
    const swapped = swapAxes ?? guessed;
    const turn: Move | null = swapped ? (x, y) => [y, x] : null;
    const plain = chain(turn, crs.move);
    const shift: Move | null =
      datum === 'wgs84' ? null : (lng, lat) => convert([lng, lat], datum, 'wgs84');
    this.#reading = { crs, from, isSure, swapped, plain, move: chain(plain, shift) };
    for (const row of waiting) this.#take(row);
  }

  #crs(waiting: readonly Row[]): Pick<Reading, 'crs' | 'from' | 'isSure' | 'swapped'> {
    const { crs: chosen } = this.options;
    if (chosen !== undefined) {
      const crs = crsByName(chosen);
      if (!crs) throw new ImportProblem('unknown-crs', this.fileName, { crs: chosen.slice(0, 80) });
      return { crs, from: 'chosen', isSure: true, swapped: false };
    }
    const told = this.facts.crs;
    if (told) {
      for (const one of told.said) {
        const crs = (typeof one === 'string' ? crsByName(one) : null) ?? crsByDefinition(one);
        if (crs) return { crs, from: told.from, isSure: crs.isExact, swapped: false };
      }
      const [first = '?'] = told.said;
      const name = definitionName(first);
      const crs = name === '?' && typeof first === 'string' ? first.slice(0, 80) : name;
      throw new ImportProblem('unknown-crs', this.fileName, { crs });
    }
    const pairs = waiting.flatMap(({ geometry }) => {
      const pair = firstPair(geometry);
      return pair?.every(Number.isFinite) ? [pair] : [];
    });
    const guess = guessCrs(pairs, this.known);
    if (guess) return { ...guess, from: 'told', isSure: false };
    const from = FREE_FORMATS.has(this.facts.format) && this.facts.coordinates === null;
    return {
      crs: crsByNumber(4326)!,
      from: from ? 'format' : 'told',
      isSure: true,
      swapped: false,
    };
  }

  #take({ row, geometry: given, properties: raw, id }: Row): void {
    const { move, plain } = this.#reading!;
    const { properties, badKey, tooDeep } = this.#properties.read(raw);
    let geometry: Geometry | null = null;
    if (given !== null && given !== undefined) {
      this.#notePair(given, plain);
      try {
        const read = readGeometry(given, move);
        geometry = read.geometry;
        if (read.closed) this.#note(row, 'unclosed-ring', true);
      } catch (error) {
        if (!(error instanceof GeometryFault)) throw error;
        this.#note(row, error.reason, false, error.detail);
        return;
      }
    }
    if (badKey !== null) this.#note(row, 'bad-key', true, badKey);
    if (tooDeep !== null) this.#note(row, 'too-deep', true, tooDeep);
    if (!geometry && !this.#isPlaceless) this.#note(row, 'no-geometry', true);
    this.#table.add(geometry, properties, id);
    if (geometry) this.#sample(given, geometry);
  }

  /** A table that has no places at all needs no word about each row. */
  get #isPlaceless(): boolean {
    return this.facts.coordinates?.value.kind === 'none';
  }

  /** Some of the first positions, for what they say of axes and datum. */
  #notePair(given: unknown, plain: Move | null): void {
    const pair = this.#pairs.isNext ? firstPair(given) : null;
    if (pair) this.#pairs.add(plain ? plain(pair[0], pair[1]) : pair);
    else this.#pairs.skip();
  }

  #sample(given: unknown, geometry: Geometry): void {
    if (!this.#samples.isNext) {
      this.#samples.skip();
      return;
    }
    const { move, plain } = this.#reading!;
    const shown = move === plain ? geometry : (readGeometry(given, plain).geometry ?? geometry);
    this.#samples.add({ type: 'Feature', geometry: shown, properties: {} });
  }

  /** The layer as it would become one of the atlas. @throws ImportProblem when there is nothing */
  finish(key: string, sizeBytes: number): { draft: ImportDraft; table: Table } {
    if (this.#waiting) this.#decide();
    if (this.#table.length === 0 && this.#skipped === 0) {
      throw new ImportProblem('nothing-inside', this.fileName, { layer: this.facts.layer });
    }
    const table = new Table(this.#table.finish());
    const { crs, from, isSure, swapped } = this.#reading!;
    const { layer: _layer, crs: _crs, ...facts } = this.facts;
    const draft: ImportDraft = {
      ...facts,
      key,
      fileName: this.fileName,
      sizeBytes,
      table: table.info,
      preview: table.query({
        fields: table.info.fields.map(({ name }) => name),
        offset: 0,
        limit: PREVIEW_ROWS,
      }).rows,
      sample: { type: 'FeatureCollection', features: [...this.#samples.items] },
      crs: { code: crs.code, name: crs.name, from, isSure },
      datum: this.#datum(table.info.fields.map(({ name }) => name)),
      axes: { swapped, isSuspicious: areAxesSuspicious(this.#pairs.items, this.known) },
      remarks: { skipped: this.#skipped, mended: this.#mended, list: this.#remarks },
    };
    return { draft, table };
  }

  #datum(fields: readonly string[]): ImportDraft['datum'] {
    const value: Datum = this.options.datum ?? 'wgs84';
    const pairs = this.#pairs.items;
    const isInChina = isMostlyMainland(pairs);
    this.#isChinese ||= fields.some((name) => CHINESE.test(name));
    const isLikely =
      this.#isChinese || this.facts.crs?.from !== 'file' || FREE_FORMATS.has(this.facts.format);
    return {
      value,
      isAsked: isInChina && isLikely,
      hint: isInChina ? datumHint(pairs, this.known) : null,
    };
  }
}
