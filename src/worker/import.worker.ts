/** Reads files apart from the page; `import.ts` is its client. It is ended with the session. */
import * as Comlink from 'comlink';
import { ImportSession } from '../data/formats/import-session';
import { reportRequests } from '../data/requests';
import { ImportProblem } from '../domain/import/model';
import { buffersOf } from '../domain/table/packed';
import type { GeoService } from './geo-service';
import type { ImportAnswer, ImportProgress, ImportService } from './import-service';

/** More often than this, progress only costs time. */
const TOLD_EVERY_MILLISECONDS = 60;

const session = new ImportSession();

const asData = ({ code, fileName, params }: ImportProblem) => ({ code, fileName, params });

async function answer<T>(work: () => Promise<T>): Promise<ImportAnswer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof ImportProblem) return { ok: false, ...asData(error) };
    throw error;
  }
}

function sparing(told: ImportProgress): ImportProgress {
  let last = 0;
  return (read, total) => {
    const now = performance.now();
    if (now - last < TOLD_EVERY_MILLISECONDS && read < total) return;
    last = now;
    // Over comlink this is a message; nobody waits for its answer.
    told(read, total);
  };
}

const service: ImportService = {
  read: (files, reference, told, options) =>
    answer(async () => {
      const { drafts, problems } = await session.read(files, reference, sparing(told), options);
      return { drafts, problems: problems.map(asData) };
    }),
  reread: (key, options) => answer(() => session.reread(key, options)),
  async place(key, layerId, port) {
    const geo = Comlink.wrap<GeoService>(port);
    const { packed } = await session.take(key);
    return geo.load(layerId, Comlink.transfer({ kind: 'packed', packed }, buffersOf(packed)));
  },
};

reportRequests();
Comlink.expose(service);
