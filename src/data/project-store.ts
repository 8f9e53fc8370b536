/**
 * Projects on the device, in IndexedDB: a record each, and beside it the features by layer and version.
 * Features are written first, then the record that names their versions, then stale ones go: a page
 * that is killed in the middle leaves the project as it was before.
 */
import type { FeatureCollection } from 'geojson';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ProjectRecord, ProjectSummary } from '../domain/project/model';
import type { PackedTable } from '../domain/table/packed';

interface Schema extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  features: { key: [project: string, layer: string, version: number]; value: StoredFeatures };
}

/** A table as it is; earlier versions kept features. */
export type StoredFeatures = PackedTable | FeatureCollection;

/** Where the features of a layer are kept. */
export interface FeaturePlace {
  readonly database: string;
  readonly project: string;
  readonly layer: string;
  readonly version: number;
}

/** Another page has written the project since this one read it. */
export class ProjectConflict extends Error {
  constructor() {
    super('The project was written elsewhere.');
    this.name = 'ProjectConflict';
  }
}

/** Sites of one host that lie under other paths keep other projects. */
export const databaseName = (baseUrl: string): string => `atlas:${new URL('.', baseUrl).pathname}`;

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('projects', { keyPath: 'id' });
      database.createObjectStore('features');
    },
  });
}

/** All features of a project: keys are ordered, and a list comes after every text and number. */
const ofProject = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

const ownDatabases = new Map<string, Promise<IDBPDatabase<Schema>>>();
function connect(name: string): Promise<IDBPDatabase<Schema>> {
  const known = ownDatabases.get(name);
  if (known) return known;
  const opening = open(name);
  ownDatabases.set(name, opening);
  // Storage that is denied now may be granted later.
  opening.catch(() => ownDatabases.delete(name));
  return opening;
}

export async function storeFeatures(
  { database, project, layer, version }: FeaturePlace,
  features: StoredFeatures,
): Promise<void> {
  const db = await connect(database);
  await db.put('features', features, [project, layer, version]);
}

export async function readFeatures({
  database,
  project,
  layer,
  version,
}: FeaturePlace): Promise<StoredFeatures | null> {
  const db = await connect(database);
  return (await db.get('features', [project, layer, version])) ?? null;
}

export class ProjectStore {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  get database(): string {
    return this.#name;
  }

  /** Newest first. */
  async list(): Promise<ProjectSummary[]> {
    const db = await connect(this.#name);
    const records = await db.getAll('projects');
    return records
      .map(({ id, name, savedAt, content }) => ({
        id,
        name,
        savedAt,
        layerCount: content.layers.length,
      }))
      .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  }

  async read(id: string): Promise<ProjectRecord | null> {
    const db = await connect(this.#name);
    return (await db.get('projects', id)) ?? null;
  }

  /**
   * Writes a project and lets go of the features that it no longer names.
   * @param record of the revision that follows the one that was read or written last
   * @throws ProjectConflict when someone else has written it since
   */
  async write(record: ProjectRecord): Promise<void> {
    const db = await connect(this.#name);
    const transaction = db.transaction(['projects', 'features'], 'readwrite');
    const projects = transaction.objectStore('projects');
    const known = await projects.get(record.id);
    if ((known?.revision ?? 0) !== record.revision - 1) {
      transaction.abort();
      await transaction.done.catch(() => undefined);
      throw new ProjectConflict();
    }
    await projects.put(record);
    const named = new Set(record.content.layers.map(({ id, version }) => `${id}/${version}`));
    const features = transaction.objectStore('features');
    for (const key of await features.getAllKeys(ofProject(record.id))) {
      if (!named.has(`${key[1]}/${key[2]}`)) await features.delete(key);
    }
    await transaction.done;
  }

  /** Takes a record away; its features stay until the next `sweep`. @returns puts it back */
  async remove(id: string): Promise<() => Promise<void>> {
    const db = await connect(this.#name);
    const record = await db.get('projects', id);
    await db.delete('projects', id);
    return async () => {
      if (record) await db.put('projects', record);
    };
  }

  /**
   * Lets go of features that no record names.
   * @param hold keeps others from a project until its answer is called: one that is being written
   *   for the first time has features and no record yet
   * @returns whether there were any
   */
  async sweep(hold: (project: string) => Promise<(() => void) | null>): Promise<boolean> {
    const db = await connect(this.#name);
    const known = new Set(await db.getAllKeys('projects'));
    const keys = await db.getAllKeys('features');
    const gone = [...new Set(keys.map(([project]) => project))].filter((id) => !known.has(id));
    for (const id of gone) {
      const release = await hold(id);
      if (!release) continue;
      await db.delete('features', ofProject(id));
      release();
    }
    return gone.length > 0;
  }

  async clear(): Promise<void> {
    const db = await connect(this.#name);
    const transaction = db.transaction(['projects', 'features'], 'readwrite');
    await transaction.objectStore('projects').clear();
    await transaction.objectStore('features').clear();
    await transaction.done;
  }
}
