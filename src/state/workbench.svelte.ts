import { Compare, type PresentView } from './compare.svelte';
import { Connected } from './connected.svelte';
import type { Feature, FeatureCollection } from 'geojson';
import { FilterState } from './filters.svelte';
import { History } from './history.svelte';
import { RESULT_ID } from '../domain/own/model';
import { LinkedRecipe } from './linked-recipe.svelte';
import { Intake } from './intake.svelte';
import type { Layers } from './layers.svelte';
import { OwnLayers } from './own-layers.svelte';
import { Solo } from './solo.svelte';

export const TOOLS = ['draw', 'analyse', 'compare', 'project'] as const;
/** What planners work with; one at a time is open, in the panel of tools. */
export type Tool = (typeof TOOLS)[number];

/** What planners have on their desk: own layers, filters, the open tool and table, and what can be undone. */
export class Workbench {
  readonly own = new OwnLayers();
  readonly connected = new Connected();
  readonly filters = new FilterState();
  readonly history = new History();
  readonly intake = new Intake();
  /** The analysis that the address tells of. */
  readonly recipe = new LinkedRecipe(this.own);
  readonly compare: Compare;
  readonly solo: Solo;
  #tool = $state<Tool | null>(null);
  #tableLayer = $state<string | null>(null);
  #edited = $state<string | null>(null);
  #onMap = $state(false);
  /** Ids of chosen features by layer: table, map and analyses share them. */
  #chosen = $state.raw<{ readonly layer: string; readonly ids: ReadonlySet<string> } | null>(null);

  /** Outlines of what is chosen. */
  #chosenFeatures = $state.raw<FeatureCollection>({ type: 'FeatureCollection', features: [] });

  constructor(present: PresentView, layers: Layers) {
    this.compare = new Compare(present, this.filters);
    this.solo = new Solo(layers, this.own);
  }

  /** The result of the recipe of the address is there: what the address said of it holds from now on. */
  resultMade(text: string, layer: string): void {
    if (!this.recipe.made(text, layer)) return;
    this.filters.rename(RESULT_ID, layer);
    this.compare.rename(RESULT_ID, layer);
  }

  /** There will be no result of the recipe of the address. */
  resultFailed(): void {
    this.recipe.drop();
    this.filters.set(RESULT_ID, null);
  }

  get tool(): Tool | null {
    return this.#tool;
  }

  /** Id of the layer whose table is open. */
  get tableLayer(): string | null {
    return this.#tableLayer;
  }

  /** Id of the own layer that a tool shows and changes itself: the map leaves it to the tool. */
  get edited(): string | null {
    return this.#edited;
  }

  /** True while the hands of the open tool are on the map: it is worth the screen then. */
  get isOnMap(): boolean {
    return this.#onMap;
  }

  /** The table that the sheet of phones shows: the filter of a layer has the sheet to itself. */
  get sheetTable(): string | null {
    return this.filters.openLayer === null ? this.#tableLayer : null;
  }

  /** Features of one layer that are chosen in the table or on the map. */
  get chosen(): { readonly layer: string; readonly ids: ReadonlySet<string> } | null {
    return this.#chosen;
  }

  take(tool: Tool | null): void {
    this.#tool = tool;
  }

  workOnMap(onMap: boolean): void {
    this.#onMap = onMap;
  }

  edit(layerId: string | null): void {
    this.#edited = layerId;
  }

  openTable(layerId: string): void {
    this.#tableLayer = layerId;
  }

  closeTable(): void {
    this.#tableLayer = null;
  }

  /** What of the chosen features is outlined on the map, as the worker gave it. */
  get chosenFeatures(): FeatureCollection {
    return this.#chosenFeatures;
  }

  outlined(features: Feature[]): void {
    this.#chosenFeatures = { type: 'FeatureCollection', features };
  }

  /** Chooses features of a layer; none lets go of them. */
  choose(layer: string, ids: Iterable<string>): void {
    const set = new Set(ids);
    this.#chosen = set.size > 0 ? { layer, ids: set } : null;
  }
}
