/** GeoJSON features one after the other: a line each, or each behind a record separator (RFC 8142). */
import { ImportProblem } from '../../domain/import/model';
import { tellEncoding } from './encoding';
import { addFeature, geojsonFacts } from './geojson';
import { isRecord, piecesOf, type Reader } from './reader';

const SAMPLE_BYTES = 1024 * 1024;
const SEPARATOR = '\u001e';

export const readGeoJsonSequence: Reader = async (source, hooks) => {
  const start = new Uint8Array(await source.blob.slice(0, SAMPLE_BYTES).arrayBuffer());
  const chosen = hooks.options.encoding;
  const told = chosen ? { value: chosen, isSure: true } : tellEncoding(start);
  const isPlain = told.value === 'utf-8' && !chosen;
  const sink = hooks.begin(
    geojsonFacts({ ...source, format: 'geojson-sequence' }, isPlain ? null : told),
  );
  const decoder = new TextDecoder(told.value);
  let [rest, row, taken, read] = ['', 0, 0, 0];
  let split: RegExp | string | null = null;
  const add = (text: string, isLast: boolean): void => {
    if (text.trim() === '') return;
    row += 1;
    try {
      const feature = JSON.parse(text) as unknown;
      taken += 1;
      if (sink && isRecord(feature) && feature['type'] === 'FeatureCollection') {
        sink.remark({ row, reason: 'unsupported', taken: false, detail: 'FeatureCollection' });
      } else if (sink) addFeature(sink, row, feature);
    } catch {
      // RFC 8142 2.2: a text that cannot be parsed is left out, and the others are read.
      sink?.remark({ row, reason: 'bad-row', taken: false, detail: text.trim().slice(0, 60) });
      if (isLast) throw new ImportProblem('truncated', source.name, { rows: taken });
    }
  };
  for await (const piece of piecesOf(source.blob)) {
    rest += decoder.decode(piece, { stream: true });
    split ??= rest.trimStart().startsWith(SEPARATOR) ? SEPARATOR : /\r\n?|\n/;
    const texts = rest.split(split);
    rest = texts.pop() ?? '';
    for (const text of texts) add(text, false);
    read += piece.length;
    hooks.told(read);
  }
  add(rest + decoder.decode(), true);
  if (taken === 0) throw new ImportProblem('broken', source.name, { rows: 0 });
};
