/** Keeps a person's own layers on a map: what changed is changed, the rest stays as it is drawn. */
import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { Palette } from '../basemap/palette';
import { OVER_ANCHOR, NAMES_ANCHOR, UNDER_ANCHOR } from './anchors';
import { tileAddress } from './address';
import { compileOwnLayer, layerOfSource, sourceIdOf, type OwnDrawing } from './style';
import type { OwnLayerView, OwnMarks } from './view';

interface Placed {
  readonly layer: LayerSpecification;
  /** The style layer that it lies right below. */
  readonly anchor: string;
}

interface Leaving {
  readonly sourceId: string;
  readonly layers: readonly string[];
  /** The source that takes its place; none when the layer was removed. */
  readonly successor: string | undefined;
}

const PICKED_PARTS = /\/(circle|cluster|line|fill|name-point|name-line|name-area)$/;
const NO_MARKS: OwnMarks = { selected: null, chosen: null };

export class OwnLayersOnMap {
  #views: readonly OwnLayerView[] = [];
  /** What the map's style has, bottom first. */
  #applied: readonly Placed[] = [];
  #sources = new Set<string>();
  /** Other tiles are another source: MapLibre loses new addresses when it is told of new colours too. */
  readonly #revisions = new Map<string, { readonly address: string; readonly number: number }>();
  /** What is drawn until its successor has loaded, so that nothing flashes. */
  #leaving: readonly Leaving[] = [];
  #marks = NO_MARKS;
  #hovered: { readonly layer: string; readonly id: string } | null = null;

  /** Own layers, topmost first. */
  get views(): readonly OwnLayerView[] {
    return this.#views;
  }

  set(views: readonly OwnLayerView[]): void {
    this.#views = views;
  }

  /** Puts the layers into a style that is yet to be loaded, so that it comes with them at once. */
  mergeInto(style: StyleSpecification, palette: Palette): StyleSpecification {
    const { drawings, placed } = this.#compile(palette);
    this.#applied = placed;
    this.#sources = new Set(drawings.map(({ sourceId }) => sourceId));
    this.#leaving = [];
    return {
      ...style,
      sources: {
        ...style.sources,
        ...Object.fromEntries(drawings.map(({ sourceId, source }) => [sourceId, source])),
      },
      layers: style.layers.flatMap((layer) => [
        ...placed.filter(({ anchor }) => anchor === layer.id).map((entry) => entry.layer),
        layer,
      ]),
    };
  }

  /** Brings a loaded style up to date. */
  apply(map: MapLibreMap, palette: Palette): void {
    const { drawings, placed } = this.#compile(palette);
    const wanted = new Set(placed.map(({ layer }) => layer.id));
    const kept = new Set(drawings.map(({ sourceId }) => sourceId));
    const isKept = ({ layer }: Placed): boolean => 'source' in layer && kept.has(layer.source);
    for (const entry of this.#applied)
      if (isKept(entry) && !wanted.has(entry.layer.id)) map.removeLayer(entry.layer.id);
    const before = new Map(this.#applied.map((entry) => [entry.layer.id, entry]));
    for (const { sourceId, source } of drawings)
      if (!this.#sources.has(sourceId)) map.addSource(sourceId, source);
    for (const { layer, anchor } of placed) {
      const old = before.get(layer.id);
      if (old) change(map, old.layer, layer);
      else map.addLayer(layer, anchor);
    }
    const old = [...this.#sources].filter((id) => !kept.has(id));
    const leaving = old.map((sourceId) => ({
      sourceId,
      layers: this.#applied.flatMap(({ layer }) =>
        'source' in layer && layer.source === sourceId ? [layer.id] : [],
      ),
    }));
    // What was to be followed by one that leaves too waits for the newest.
    this.#leaving = [...this.#leaving, ...leaving].map((entry) => ({
      ...entry,
      successor: drawings.find(
        ({ sourceId }) => layerOfSource(sourceId) === layerOfSource(entry.sourceId),
      )?.sourceId,
    }));
    const order = (entries: readonly Placed[]): string =>
      entries.map(({ layer, anchor }) => `${anchor} ${layer.id}`).join();
    if (order(placed) !== order(this.#applied))
      for (const { layer, anchor } of placed) map.moveLayer(layer.id, anchor);
    this.#applied = placed;
    this.#sources = kept;
    if (drawings.some(({ sourceId }) => !old.includes(sourceId))) this.remark(map);
    this.settle(map);
  }

  /** Takes away what has a successor that is drawn, or none; to be called as tiles arrive. */
  settle(map: MapLibreMap): void {
    if (this.#leaving.length === 0) return;
    const stays = ({ successor }: Leaving): boolean =>
      successor !== undefined && this.#sources.has(successor) && !map.isSourceLoaded(successor);
    const gone = this.#leaving.filter((entry) => !stays(entry));
    this.#leaving = this.#leaving.filter(stays);
    for (const { sourceId, layers } of gone) {
      for (const id of layers) if (map.getLayer(id)) map.removeLayer(id);
      if (map.getSource(sourceId)) map.removeSource(sourceId);
    }
  }

  /** The style layers that can be pointed at. */
  get pickable(): readonly string[] {
    return this.#applied.map(({ layer }) => layer.id).filter((id) => PICKED_PARTS.test(id));
  }

  /** Lets features stand out: selected ones, and those chosen in a table. */
  mark(map: MapLibreMap, marks: OwnMarks, isStyled: boolean): void {
    if (isStyled) this.#forget(map);
    this.#marks = marks;
    if (isStyled) this.remark(map);
  }

  /** Marks anew: a new style has forgotten them. */
  remark(map: MapLibreMap): void {
    const { selected, chosen } = this.#marks;
    if (selected) this.#state(map, selected.layer, selected.id, { selected: true });
    for (const id of chosen?.ids ?? []) this.#state(map, chosen!.layer, id, { chosen: true });
  }

  /** The feature under the pointer. */
  hover(map: MapLibreMap, target: { readonly layer: string; readonly id: string } | null): void {
    const before = this.#hovered;
    if (before?.layer === target?.layer && before?.id === target?.id) return;
    if (before) this.#state(map, before.layer, before.id, { hovered: false });
    if (target) this.#state(map, target.layer, target.id, { hovered: true });
    this.#hovered = target;
  }

  #forget(map: MapLibreMap): void {
    const { selected, chosen } = this.#marks;
    if (selected) this.#state(map, selected.layer, selected.id, { selected: false });
    for (const id of chosen?.ids ?? []) this.#state(map, chosen!.layer, id, { chosen: false });
  }

  #state(map: MapLibreMap, layer: string, id: string, state: Record<string, boolean>): void {
    const source = sourceIdOf(layer, this.#revisions.get(layer)?.number ?? 0);
    if (this.#sources.has(source))
      map.setFeatureState({ source, sourceLayer: 'features', id }, state);
  }

  #revision(view: OwnLayerView): number {
    const address = tileAddress(view);
    const known = this.#revisions.get(view.id);
    if (known?.address === address) return known.number;
    const number = (known?.number ?? 0) + 1;
    this.#revisions.set(view.id, { address, number });
    return number;
  }

  #compile(palette: Palette): { drawings: readonly OwnDrawing[]; placed: readonly Placed[] } {
    const bottomFirst = [...this.#views].reverse();
    const drawings = bottomFirst.map((view) =>
      compileOwnLayer(view, palette, this.#revision(view)),
    );
    const at = (anchor: string, layers: readonly LayerSpecification[]): Placed[] =>
      layers.map((layer) => ({ layer, anchor }));
    return {
      drawings,
      placed: [
        ...drawings.flatMap(({ shapes }, index) =>
          at(bottomFirst[index]?.isUnder ? UNDER_ANCHOR : OVER_ANCHOR, shapes),
        ),
        ...drawings.flatMap(({ names }) => at(NAMES_ANCHOR, names)),
      ],
    };
  }
}

/** Takes a style layer from one state to another; its type and source never change. */
function change(map: MapLibreMap, from: LayerSpecification, to: LayerSpecification): void {
  const { id } = to;
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const old = { paint: entriesOf(from.paint), layout: entriesOf(from.layout) };
  const next = { paint: entriesOf(to.paint), layout: entriesOf(to.layout) };
  if ('filter' in from && 'filter' in to && differs(from.filter, to.filter))
    map.setFilter(id, to.filter);
  for (const name of new Set([...Object.keys(old.paint), ...Object.keys(next.paint)]))
    if (differs(old.paint[name], next.paint[name]))
      map.setPaintProperty(id, name as never, next.paint[name] as never);
  for (const name of new Set([...Object.keys(old.layout), ...Object.keys(next.layout)]))
    if (differs(old.layout[name], next.layout[name]))
      map.setLayoutProperty(id, name as never, next.layout[name] as never);
}

const entriesOf = (properties: object | undefined): Record<string, unknown> => ({ ...properties });
