/** CSV and TSV: encoding, delimiter and decimal comma are told from the text. */
import Papa from 'papaparse';
import { ImportProblem } from '../../domain/import/model';
import { decodeText, tellEncoding } from './encoding';
import { stemOf, type Reader } from './reader';
import { columnNames, readSheetRows } from './text-table';

/** A text longer than this is no string in every browser. */
const MOST_BYTES = 400 * 1024 * 1024;
const DELIMITERS = [',', '\t', ';', '|', '，'];
const SAMPLE_ROWS = 200;

const isDecimalComma = (rows: readonly (readonly string[])[]): boolean => {
  const cells = rows.flat();
  const count = (test: RegExp): number => cells.filter((cell) => test.test(cell)).length;
  return count(/^\s*-?\d+,\d+\s*$/) > count(/^\s*-?\d+\.\d+\s*$/);
};

/** The delimiter with which the first rows have the same number of columns, the more the better. */
export function tellDelimiter(text: string): string {
  const sample = text.slice(0, 64 * 1024);
  const scored = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(sample, {
      delimiter,
      preview: SAMPLE_ROWS,
      skipEmptyLines: 'greedy',
    });
    // The last row of the sample may be cut.
    const widths = (data.length > 2 ? data.slice(0, -1) : data).map((row) => row.length);
    const [width = 1] = widths;
    const same = widths.filter((one) => one === width).length / (widths.length || 1);
    return { delimiter, score: width < 2 ? 0 : same + Math.min(width, 50) / 1000 };
  });
  return scored.sort((a, b) => b.score - a.score)[0]!.delimiter;
}

export const readDelimited: Reader = async (source, hooks) => {
  const { name, blob } = source;
  if (blob.size > MOST_BYTES) throw new ImportProblem('too-large', name, { bytes: MOST_BYTES });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  hooks.told(blob.size / 2);
  const { encoding: chosen } = hooks.options;
  const encoding = chosen ? { value: chosen, isSure: true } : tellEncoding(bytes);
  const text = decodeText(bytes, encoding.value);
  const delimiter = hooks.options.delimiter ?? tellDelimiter(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' });
  if (errors.some(({ code }) => code === 'MissingQuotes')) {
    throw new ImportProblem('truncated', name, { rows: Math.max(0, data.length - 1) });
  }
  const [header, ...rows] = data;
  if (!header || rows.length === 0) throw new ImportProblem('nothing-inside', name);
  const decimalComma =
    hooks.options.decimalComma ?? (delimiter !== ',' && isDecimalComma(rows.slice(0, SAMPLE_ROWS)));
  readSheetRows(
    {
      layer: '',
      title: stemOf(name),
      header: columnNames(header),
      rows,
      firstRow: 2,
      decimalComma,
      encoding,
      delimiter,
    },
    source,
    hooks,
  );
  hooks.told(blob.size);
};
