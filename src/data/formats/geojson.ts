/** GeoJSON (RFC 7946, with the `crs` of the version of 2008), read as its bytes arrive. */
import { ImportProblem } from '../../domain/import/model';
import type { LayerFacts, LayerSink, ToldCrs } from '../../domain/import/layer';
import { tellEncoding, type ToldEncoding } from './encoding';
import { JsonScanner } from './geojson-stream';
import { JsonFault } from './json-bytes';
import {
  FIXED,
  isRecord,
  piecesOf,
  stemOf,
  type Reader,
  type ReadHooks,
  type Source,
} from './reader';

const GEOMETRIES = /^(?:Multi)?(?:Point|LineString|Polygon)$|^GeometryCollection$/;
/** So much of a file in another encoding than UTF-8 is looked at. */
const SAMPLE_BYTES = 1024 * 1024;

/** What the version of 2008 and GDAL say of the system: `{ type: 'name', properties: { name } }`. */
export function crsOfGeoJson(crs: unknown): ToldCrs | null {
  if (!isRecord(crs) || !isRecord(crs['properties'])) return null;
  const { name, code } = crs['properties'];
  if (typeof name === 'string') return { from: 'file', said: [name] };
  return typeof code === 'number' ? { from: 'file', said: [`EPSG:${code}`] } : null;
}

const idOf = (id: unknown): string | number | undefined =>
  typeof id === 'string' || typeof id === 'number' ? id : undefined;

/** Gives one feature, or what should be one, to the sink. */
export function addFeature(sink: LayerSink, row: number, feature: unknown): void {
  if (!isRecord(feature)) {
    sink.remark({ row, reason: 'bad-row', taken: false });
    return;
  }
  const { type, geometry, properties, id } = feature;
  if (type === 'Feature' || (type === undefined && geometry !== undefined)) {
    sink.add(row, geometry ?? null, isRecord(properties) ? properties : {}, idOf(id));
  } else if (typeof type === 'string' && GEOMETRIES.test(type)) sink.add(row, feature, {});
  else sink.remark({ row, reason: 'bad-row', taken: false });
}

export function geojsonFacts(
  source: Source,
  encoding: LayerFacts['encoding'] = null,
  crs: ToldCrs | null = null,
): LayerFacts {
  const { format } = source;
  return { ...FIXED, layer: '', title: stemOf(source.name), format, encoding, crs };
}

/** The system was said behind the features: they are to be read once more. */
class LateCrs extends Error {
  constructor(readonly crs: ToldCrs) {
    super('late crs');
  }
}

export const readGeoJson: Reader = async (source, hooks) => {
  const { encoding: chosen } = hooks.options;
  let encoding: LayerFacts['encoding'] = chosen ? { value: chosen, isSure: true } : null;
  let crs: ToldCrs | null = null;
  // Each of the two can be found out once.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await new GeoJsonRun(source, hooks, encoding, crs).read();
      return;
    } catch (error) {
      if (error instanceof LateCrs) crs = error.crs;
      else if (error instanceof JsonFault && error.reason === 'not-utf8') {
        encoding = await sampledEncoding(source.blob);
      } else throw error;
    }
  }
};

/** What else than UTF-8 a file is written in. */
async function sampledEncoding(blob: Blob): Promise<ToldEncoding> {
  const told = tellEncoding(new Uint8Array(await blob.slice(0, SAMPLE_BYTES).arrayBuffer()));
  return told.value === 'utf-8' ? { value: 'gb18030', isSure: false } : told;
}

/** Reads the features of a file while the scanner finds them. */
class GeoJsonRun {
  #sink: LayerSink | null = null;
  #isBegun = false;
  #row = 0;
  #isCrsKnown = false;
  readonly #members = new Map<string, unknown>();

  constructor(
    readonly source: Source,
    readonly hooks: ReadHooks,
    readonly encoding: LayerFacts['encoding'],
    /** Found behind the features when they were read before. */
    readonly crs: ToldCrs | null,
  ) {}

  async read(): Promise<void> {
    const scanner = new JsonScanner({
      features: (features) => {
        this.#begin();
        for (const feature of features) {
          this.#row += 1;
          if (this.#sink) addFeature(this.#sink, this.#row, feature);
        }
      },
      member: (key, value) => {
        this.#members.set(key, value);
      },
    });
    try {
      await this.#feed(scanner);
    } catch (error) {
      if (!(error instanceof JsonFault) || error.reason === 'not-utf8') throw error;
      // A second value: one feature a line, of which the reader of sequences knows.
      if (error.reason === 'more' && !this.#isBegun) throw error;
      const code = error.reason === 'truncated' ? 'truncated' : 'broken';
      throw new ImportProblem(code, this.source.name, { rows: this.#row });
    }
    this.#finish();
  }

  async #feed(scanner: JsonScanner): Promise<void> {
    const { blob } = this.source;
    let read = 0;
    const label = this.encoding?.value ?? 'utf-8';
    const decoder = label === 'utf-8' ? null : new TextDecoder(label);
    const encoder = new TextEncoder();
    for await (const piece of piecesOf(blob)) {
      scanner.write(decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece);
      read += piece.length;
      this.hooks.told(read);
    }
    scanner.end();
  }

  #begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    const crs = this.crs ?? crsOfGeoJson(this.#members.get('crs'));
    this.#isCrsKnown = crs !== null;
    this.#sink = this.hooks.begin(geojsonFacts(this.source, this.encoding, crs));
  }

  #finish(): void {
    const type = this.#members.get('type');
    if (this.#isBegun) {
      this.#holdAgainstLateCrs();
      return;
    }
    const isOne = type === 'Feature' || (typeof type === 'string' && GEOMETRIES.test(type));
    if (!isOne) throw new ImportProblem('unknown-format', this.source.name);
    this.#begin();
    if (this.#sink) addFeature(this.#sink, 1, Object.fromEntries(this.#members));
  }

  #holdAgainstLateCrs(): void {
    const crs = crsOfGeoJson(this.#members.get('crs'));
    if (crs && !this.#isCrsKnown) throw new LateCrs(crs);
  }
}
