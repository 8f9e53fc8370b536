/** The table of a shapefile (dBASE): what it says of itself is held against its size before it is read. */
import { parseDbf } from 'shpjs';
import { ImportProblem, type Encoding } from '../../domain/import/model';
import { encodingByLabel, tellEncoding, type ToldEncoding } from './encoding';

export interface DbfTable {
  /** Null for a row that was deleted. */
  readonly rows: readonly (Readonly<Record<string, unknown>> | null)[];
  readonly encoding: ToldEncoding;
}

const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
/** Language drivers of byte 29 (Esri, dBASE): GBK, Korean, Japanese, Russian Windows. */
const DRIVERS: Readonly<Record<number, Encoding>> = {
  0x4d: 'gb18030',
  0x4e: 'euc-kr',
  0x79: 'euc-kr',
  0x13: 'shift_jis',
  0x7b: 'shift_jis',
  0xc9: 'windows-1251',
};
const SAMPLE_BYTES = 256 * 1024;

interface Shape {
  readonly records: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  readonly fields: number;
}

function shapeOf(view: DataView, name: string): Shape {
  if (view.byteLength < 33) throw new ImportProblem('truncated', name, { rows: 0 });
  const records = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  let fields = 0;
  while (
    FIELD_BYTES * (fields + 1) < Math.min(headerBytes, view.byteLength) &&
    view.getUint8(FIELD_BYTES * (fields + 1)) !== END_OF_FIELDS
  ) {
    fields += 1;
  }
  const isSound = recordBytes > 0 && fields > 0 && FIELD_BYTES * (fields + 1) < headerBytes;
  if (!isSound) throw new ImportProblem('broken', name, { rows: 0 });
  const whole = Math.floor((view.byteLength - headerBytes) / recordBytes);
  // The last record may come without the mark of the end, and never without its bytes.
  if (records > whole) throw new ImportProblem('truncated', name, { rows: Math.max(0, whole) });
  return { records, headerBytes, recordBytes, fields };
}

/** shpjs reads records right behind the fields; some writers leave room between. */
function compact(bytes: Uint8Array, { headerBytes, fields }: Shape): Uint8Array {
  const head = FIELD_BYTES * (fields + 1) + 1;
  if (head === headerBytes) return bytes;
  const moved = new Uint8Array(bytes.length - headerBytes + head);
  moved.set(bytes.subarray(0, head));
  moved.set(bytes.subarray(headerBytes), head);
  new DataView(moved.buffer).setUint16(8, head, true);
  return moved;
}

function encodingOf(
  bytes: Uint8Array,
  { headerBytes }: Shape,
  cpg: string | null,
  chosen: Encoding | undefined,
): ToldEncoding {
  if (chosen) return { value: chosen, isSure: true };
  const label = cpg === null ? null : encodingByLabel(cpg);
  if (label) return { value: label, isSure: true };
  const driver = DRIVERS[bytes[29] ?? 0];
  if (driver) return { value: driver, isSure: true };
  return tellTexts(bytes, headerBytes);
}

/** Values are cut to their field's width, also within a character: each is told by itself, cut ends left off. */
function tellTexts(bytes: Uint8Array, headerBytes: number): ToldEncoding {
  const names = bytes.subarray(FIELD_BYTES, headerBytes);
  const texts = [
    ...spaced(names),
    0x20,
    ...spaced(bytes.subarray(headerBytes, headerBytes + SAMPLE_BYTES)),
  ];
  const told = tellEncoding(Uint8Array.from(texts));
  if (told.value === 'utf-8') return told;
  const whole = new TextDecoder('utf-8').decode(Uint8Array.from(texts));
  const [good, bad] = [/[\u0080-\ufffc]/g, /\ufffd/g].map((test) => whole.match(test)?.length ?? 0);
  return good! > 20 * bad! ? { value: 'utf-8', isSure: false } : told;
}

/** Zeros and other controls between texts are no part of them. */
const spaced = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => (byte < 0x20 ? 0x20 : byte));

/** Dates are days at midnight here: written as such again. */
function valueOf(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (!(value instanceof Date)) return value === '' ? null : value;
  if (Number.isNaN(value.getTime())) return null;
  const [year, month, day] = [value.getFullYear(), value.getMonth() + 1, value.getDate()];
  return [String(year).padStart(4, '0'), month, day]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** @throws ImportProblem */
export function readDbf(
  bytes: Uint8Array,
  name: string,
  cpg: string | null,
  chosen: Encoding | undefined,
): DbfTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = shapeOf(view, name);
  const encoding = encodingOf(bytes, shape, cpg, chosen);
  const rows = parseDbf(compact(bytes, shape), encoding.value).map((row, index) => {
    const mark = bytes[shape.headerBytes + index * shape.recordBytes];
    if (mark === DELETED) return null;
    return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, valueOf(value)]));
  });
  return { rows, encoding };
}
