/** Opens zipped files without trusting what they say of themselves. */
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { ImportProblem } from '../../domain/import/model';
import { decodeText, tellEncoding } from './encoding';
import { piecesOf } from './reader';

/** Deflate itself ends at 1032 to 1; text tables reach some 50 to 1. */
const MOST_TIMES = 200;
/** Small files may be packed tighter. */
const ALWAYS_BYTES = 16 * 1024 * 1024;
const MOST_BYTES = 1024 * 1024 * 1024;
const MOST_ENTRIES = 2000;
/** What unpacked files weigh less than this is handed over in pieces of it. */
const PIECE_BYTES = 256 * 1024;

export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Folders of systems and hidden files. */
const isAside = (name: string): boolean =>
  name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.)/.test(name);

/** A name that leads out of its folder. */
const isOutside = (name: string): boolean =>
  /^(?:[\\/]|[A-Za-z]:)/.test(name) || name.split(/[\\/]/).includes('..') || name.includes('\0');

/** fflate reads names as Latin-1 when the zip does not say UTF-8; Chinese systems write GB 18030. */
function nameOf(name: string): string {
  const codes = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
  if (codes.every((code) => code < 128) || codes.some((code) => code > 255)) return name;
  const bytes = Uint8Array.from(codes);
  return decodeText(bytes, tellEncoding(bytes).value);
}

/** Checks the frame: not cut off, not encrypted. */
async function checkFrame(blob: Blob, fileName: string): Promise<void> {
  const head = new DataView(await blob.slice(0, 8).arrayBuffer());
  const tail = new Uint8Array(await blob.slice(Math.max(0, blob.size - 66_000)).arrayBuffer());
  let end = tail.length - 22;
  // The end of the central directory: PK 05 06 (APPNOTE.TXT 4.3.16).
  while (
    end >= 0 &&
    !(tail[end] === 0x50 && tail[end + 1] === 0x4b && tail[end + 2] === 5 && tail[end + 3] === 6)
  ) {
    end -= 1;
  }
  if (end < 0) throw new ImportProblem('truncated', fileName, { rows: 0 });
  if (
    head.byteLength >= 8 &&
    head.getUint32(0) === 0x504b0304 &&
    (head.getUint16(6, true) & 1) === 1
  ) {
    throw new ImportProblem('encrypted', fileName);
  }
}

/**
 * The files in a zipped one.
 * @throws ImportProblem for one that unpacks to more than it should, leads out of its folder, is cut
 *   off, encrypted or broken
 */
export async function unzip(blob: Blob, fileName: string): Promise<Entry[]> {
  await checkFrame(blob, fileName);
  const entries: Entry[] = [];
  let [count, total] = [0, 0];
  let fault: unknown = null;
  const unpacker = new Unzip((file: UnzipFile) => {
    count += 1;
    if (count > MOST_ENTRIES)
      throw new ImportProblem('zip-bomb', fileName, { files: MOST_ENTRIES });
    const name = nameOf(file.name);
    if (isOutside(name)) throw new ImportProblem('zip-path', fileName, { path: name.slice(0, 80) });
    if (isAside(name)) return;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, isLast) => {
      if (error) {
        fault = error;
        return;
      }
      total += piece.length;
      if (total > MOST_BYTES || total > Math.max(ALWAYS_BYTES, blob.size * MOST_TIMES)) {
        throw new ImportProblem('zip-bomb', fileName, { bytes: total });
      }
      pieces.push(piece);
      if (isLast) entries.push({ name, bytes: joined(pieces) });
    };
    file.start();
  });
  unpacker.register(UnzipInflate);
  try {
    for await (const piece of piecesOf(blob)) {
      // Small pieces, so that a bomb is noticed before much of it is unpacked.
      for (let from = 0; from < piece.length; from += PIECE_BYTES) {
        unpacker.push(piece.subarray(from, from + PIECE_BYTES), false);
        if (fault !== null) throw fault as Error;
      }
    }
    unpacker.push(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof ImportProblem) throw error;
    // fflate's codes name damage of many kinds, none of which a person can mend.
    throw new ImportProblem('broken', fileName, { rows: 0 });
  }
  return entries;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
