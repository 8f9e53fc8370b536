/** Keeps what is one's own as it changes. Loaded when there is something to keep or to open. */
import { databaseName, ProjectConflict, ProjectStore } from '../../data/project-store';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import type { ProjectPorts } from '../../state/project-ports';
import { Projects } from '../../state/projects.svelte';
import { geo } from '../../worker/geo';
import { deskOf } from './desk';
import { rememberedProject, rememberProject } from './remembered';

/** A change is kept when nothing else has changed for so long. */
const REST_MILLISECONDS = 700;

/** Holds a lock of the browser; where there is none, the count of writes alone guards. */
async function hold(name: string): Promise<(() => void) | null> {
  // Pages without TLS have no locks.
  if (!('locks' in navigator)) return () => undefined;
  // One that this page has let go of just now is free after its turn.
  await new Promise((go) => setTimeout(go));
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => {
          resolve(release);
        });
      })
      .catch(reject);
  });
}

function causeOf(error: unknown): ReturnType<ProjectPorts['causeOf']> {
  if (error instanceof ProjectConflict) return 'conflict';
  const name = error instanceof Error ? error.name : '';
  const text = error instanceof Error ? error.message : '';
  // From the worker an error comes with its name or with its words.
  return name === 'QuotaExceededError' || /quota/i.test(text) ? 'full' : 'denied';
}

function portsOf(atlas: Atlas, speech: Speech, tellOthers: () => void): ProjectPorts {
  const store = new ProjectStore(databaseName(document.baseURI));
  const { database } = store;
  const holdProject = (project: string): ReturnType<typeof hold> => hold(`${database}#${project}`);
  /** What was deleted here and can still be brought back: nobody else may let go of its features. */
  const removed: (() => void)[] = [];
  const sweep = (): Promise<boolean> => {
    atlas.notices.dismissKey('project.deleted');
    for (const release of removed.splice(0)) release();
    return store.sweep(holdProject);
  };
  sweep().catch(() => {
    // Storage that is denied is told of when something is to be kept.
  });
  return {
    list: () => store.list(),
    read: (id) => store.read(id),
    write: (record) => store.write(record),
    async remove(id) {
      const release = await holdProject(id);
      if (!release) return null;
      const bringBack = await store.remove(id);
      removed.push(release);
      return async () => {
        await bringBack();
        release();
      };
    },
    clear: async () => {
      await store.clear();
      tellOthers();
    },
    async storeFeatures(project, { id, version }) {
      const put = (): Promise<void> => geo().store({ database, project, layer: id, version });
      try {
        await put();
      } catch (error) {
        // What was deleted a while ago makes room.
        if (causeOf(error) !== 'full' || !(await sweep())) throw error;
        await put();
      }
    },
    offerUndo: (name, undo) => {
      atlas.notices.tell('info', 'project.deleted', { name }, undo, 'project.deleted.undo');
    },
    recall: async (project, layer) => {
      const { id, version, table } = layer;
      const read = await geo().recall({ database, project, layer: id, version }, table.fields);
      return read && { ...layer, table: read };
    },
    hold: holdProject,
    remember: rememberProject,
    newId: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
    firstName: () => speech.t('project.firstName'),
    copyName: (name) => speech.t('project.copyName', { name }).slice(0, 120),
    tell: (kind, key, params) => {
      atlas.notices.tell(kind, key, params);
    },
    causeOf,
  };
}

let keeping: Promise<Projects> | null = null;

/** The projects of the page; the project of last time is opened first. */
export function keepProjects(atlas: Atlas, speech: Speech): Promise<Projects> {
  keeping ??= start(atlas, speech);
  return keeping;
}

async function start(atlas: Atlas, speech: Speech): Promise<Projects> {
  const channel = new BroadcastChannel(`${databaseName(document.baseURI)}#forgotten`);
  const ports = portsOf(atlas, speech, () => {
    channel.postMessage('forgotten');
  });
  const projects = new Projects(deskOf(atlas), ports);
  channel.addEventListener('message', () => {
    projects.forgotten();
    atlas.notices.tell('warning', 'project.forgottenElsewhere');
  });
  const remembered = rememberedProject();
  // What was drawn before this came is not to be lost for what was kept.
  const { own, connected } = atlas.workbench;
  if (remembered !== null && own.all.length + connected.all.length === 0)
    await projects.resume(remembered);

  const keep = (): void => {
    void projects.save();
  };
  $effect.root(() => {
    $effect(() => {
      // What is read here is what a change of is kept.
      JSON.stringify([projects.content, projects.name]);
      const timer = setTimeout(keep, REST_MILLISECONDS);
      return () => {
        clearTimeout(timer);
      };
    });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
  return projects;
}
