import type { OwnLayer } from '../domain/own/model';
import type { ProjectContent, ProjectRecord, ProjectSummary } from '../domain/project/model';
import type { Notice } from './notices.svelte';

/** What projects ask of the world. */
export interface ProjectPorts {
  readonly list: () => Promise<readonly ProjectSummary[]>;
  readonly read: (id: string) => Promise<ProjectRecord | null>;
  readonly write: (record: ProjectRecord) => Promise<void>;
  /** Takes a project away. @returns brings it back; null when someone else works on it, and it stays */
  readonly remove: (id: string) => Promise<(() => Promise<void>) | null>;
  /** Offers to take the removal of a project back. */
  readonly offerUndo: (name: string, undo: () => void) => void;
  readonly clear: () => Promise<void>;
  readonly storeFeatures: (project: string, layer: OwnLayer) => Promise<void>;
  /** The layer with its features where they are worked with; null when they are gone. */
  readonly recall: (project: string, layer: OwnLayer) => Promise<OwnLayer | null>;
  /** Nobody else writes the project until the answer is called; null when someone else does now. */
  readonly hold: (project: string) => Promise<(() => void) | null>;
  /** Remembers which project is to be opened next time. */
  readonly remember: (id: string | null) => void;
  readonly newId: () => string;
  /** Now, ISO 8601. */
  readonly now: () => string;
  /** A name for a project that has none, and for a copy. */
  readonly firstName: () => string;
  readonly copyName: (name: string) => string;
  readonly tell: (kind: Notice['kind'], key: string, params?: Notice['params']) => void;
  /** What kind of failure an error is. */
  readonly causeOf: (error: unknown) => 'conflict' | 'full' | 'denied';
}

/** The atlas as projects see it. */
export interface ProjectDesk {
  /** What there is of one's own now, but for the saved views. */
  readonly content: Omit<ProjectContent, 'views'>;
  /** Takes over a project's layers; with `all` also what it showed. */
  show(content: ProjectContent, all: boolean): void;
  /** Nothing of one's own is left. */
  empty(): void;
}

/** How many things of a project are worth keeping. */
export const countOwn = ({ layers, connected = [], views }: ProjectContent): number =>
  layers.length + connected.length + views.length;
