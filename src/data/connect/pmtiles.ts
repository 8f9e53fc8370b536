/** PMTiles archives: of an address, by ranges, or a file of the device. */
import { FileSource, PMTiles, type Source } from 'pmtiles';
import type { FoundService } from '../../domain/connect/model';
import { readPmtiles } from '../../domain/connect/tiles';
import { ConnectProblem } from '../../domain/connect/problem';
import { openArchive } from '../archive';
import { isRecord } from '../read-json';
import { ask, hostOf, refuse, type Asking } from './ask';

/** A file under the name that a style's address uses. */
class NamedFile extends FileSource {
  constructor(
    file: File,
    private readonly key: string,
  ) {
    super(file);
  }
  override getKey(): string {
    return this.key;
  }
}

/** @throws ConnectProblem when it is no archive of tiles */
async function readArchive(
  source: Source,
  address: string | null,
  name: string,
): Promise<FoundService> {
  const host = address === null ? name : hostOf(address);
  let found: FoundService | null;
  try {
    const archive = new PMTiles(source);
    const head = await archive.getHeader();
    const metadata = await archive.getMetadata();
    found = readPmtiles(head, isRecord(metadata) ? metadata : {}, address, name);
  } catch {
    throw new ConnectProblem('wrong', { host });
  }
  if (!found) throw new ConnectProblem('wrong', { host });
  return found;
}

/** An archive at an address, as the map reads it. */
export const archiveAt = (key: string, address: string): Source => openArchive(key, address);

export const archiveOfFile = (key: string, file: File): Source => new NamedFile(file, key);

/** @throws ConnectProblem */
export async function findPmtiles(address: string, asking: Asking): Promise<FoundService> {
  refuse(address, asking.connect);
  const name = decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '');
  try {
    return await readArchive(archiveAt(`look-${address}`, address), address, name);
  } catch {
    // Asked plainly, the host says why not.
    await ask(address, asking);
    throw new ConnectProblem('wrong', { host: hostOf(address) });
  }
}

/** @throws ConnectProblem */
export const readPmtilesFile = (file: File): Promise<FoundService> =>
  readArchive(archiveOfFile(`look-${file.name}`, file), null, file.name);
