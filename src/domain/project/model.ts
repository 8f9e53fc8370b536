/** A project: what a person made of the atlas, kept on their device or in a file. */
import type { FeatureCollection } from 'geojson';
import type { Range } from '../calendar';
import type { ConnectedLayer } from '../connect/model';
import type { Filters } from '../filter/model';
import type { OwnLayer } from '../own/model';
import type { Camera } from '../site';

export const PROJECT_FORMAT = 'atlas-project';
/** Grows when files of before are to be read otherwise; migrate.ts then says how. */
export const PROJECT_VERSION = 2;
/** Ending of a project's file. */
export const PROJECT_ENDING = '.atlas.json';

export const PROJECT_LIMITS = {
  fileBytes: 200_000_000,
  layers: 100,
  views: 200,
  features: 1_000_000,
  nameCharacters: 120,
} as const;

/** What one side of the map shows. */
export interface ShownView {
  /** Ids of the shown layers of the catalogue. */
  readonly layers: readonly string[];
  /** Ids of the shown layers of one's own; absent in files of before: those that are shown anyway. */
  readonly own?: readonly string[];
  readonly time: Range | null;
  readonly labels: 'both' | 'local' | 'mine';
  /** Files of before say nothing of it. */
  readonly basemap?: string;
  readonly filters: Filters;
}

/** A view with a name, to come back to. */
export interface SavedView extends ShownView {
  readonly id: string;
  readonly name: string;
  readonly camera: Camera;
}

export interface ProjectContent {
  /** Topmost first. Their features are kept beside it. */
  readonly layers: readonly OwnLayer[];
  /** How many of the last layers lie below the areas and lines of the atlas; absent for none. */
  readonly underCount?: number;
  /** Services and tiles of others, topmost first; absent in what was kept before there were any. */
  readonly connected?: readonly ConnectedLayer[];
  readonly view: ShownView & { readonly camera: Camera };
  readonly views: readonly SavedView[];
  /** Two views compared; null while none are. */
  readonly comparison: {
    readonly mode: 'swipe' | 'swipe-rows' | 'split';
    readonly divider: number;
    readonly edited: 'first' | 'second';
    readonly other: ShownView;
  } | null;
}

export interface ProjectFile {
  readonly format: typeof PROJECT_FORMAT;
  readonly version: typeof PROJECT_VERSION;
  readonly name: string;
  readonly content: ProjectContent;
  /** By the layer's id. */
  readonly features: Readonly<Record<string, FeatureCollection>>;
}

/** A project as the device keeps it; the features lie beside it, by layer and version. */
export interface ProjectRecord {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly savedAt: string;
  /** Counts the writes: who writes says which one they know, so that nobody overwrites another unseen. */
  readonly revision: number;
  readonly content: ProjectContent;
}

export type ProjectSummary = Pick<ProjectRecord, 'id' | 'name' | 'savedAt'> & {
  readonly layerCount: number;
};
