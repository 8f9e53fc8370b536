/** The page's side of the geo worker. */
import * as Comlink from 'comlink';
import { FileProblem } from '../data/read-json';
import type { GeoService } from './geo-service';
import type { OpenedProject } from './project-service';

let service: GeoService | null = null;

/** The one geo worker of the page, started when it is first asked for. */
export function geo(): GeoService {
  service ??= start();
  return service;
}

function start(): GeoService {
  const worker = new Worker(new URL('./geo.worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<GeoService>(worker);
  // Without its script the worker never answers: what waits for it must fail, not hang.
  const broken = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => {
      service = null;
      worker.terminate();
      reject(new FileProblem('geo.worker.js', event.message ? 'broken' : 'unreachable'));
    });
  });
  broken.catch(() => undefined);

  const ask = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await Promise.race([answer, broken]);
    } catch (error) {
      throw FileProblem.revive(error);
    }
  };
  return {
    load: (id, source) => ask(remote.load(id, source)),
    drop: (id) => ask(remote.drop(id)),
    info: (id) => ask(remote.info(id)),
    tile: (request) => ask(remote.tile(request)),
    painted: (request) => ask(remote.painted(request)),
    near: (request) => ask(remote.near(request)),
    cluster: (request) => ask(remote.cluster(request)),
    rows: (id, query) => ask(remote.rows(id, query)),
    indexOf: (id, featureId, query) => ask(remote.indexOf(id, featureId, query)),
    ids: (id, filter) => ask(remote.ids(id, filter)),
    count: (id, filter) => ask(remote.count(id, filter)),
    summary: (id, field, filter) => ask(remote.summary(id, field, filter)),
    breaks: (id, field, method, classes) => ask(remote.breaks(id, field, method, classes)),
    features: (id, choice) => ask(remote.features(id, choice)),
    write: (id, request) => ask(remote.write(id, request)),
    exportFile: (id, request) => ask(remote.exportFile(id, request)),
    edit: (id, featureId, field, value) => ask(remote.edit(id, featureId, field, value)),
    store: (place) => ask(remote.store(place)),
    recall: (place, fields) => ask(remote.recall(place, fields)),
    projectFile: (frame, layers) => ask(remote.projectFile(frame, layers)),
    openProject: (file) => ask<OpenedProject>(remote.openProject(file)),
    connect: (port) => ask(remote.connect(Comlink.transfer(port, [port]))),
  };
}
