/** Keeps a person's own layers on a map: what changed is changed, the rest stays as it is drawn. */
import type {
  LayerSpecification,
  Map as MapLibreMap,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Pixel } from '../../domain/mercator';
import type { Palette } from '../basemap/palette';
import { OVER_ANCHOR, NAMES_ANCHOR, UNDER_ANCHOR } from './anchors';
import { isPainted, paintAddress, tileAddress, type PaintLook } from './address';
import { PaintedMarks, type PaintedFeature } from './painted-marks';
import { markedSourceOf, type Painting } from './painted';
import { compileOwnLayer, sourceFamily, sourceIdOf, type OwnDrawing } from './style';
import type { OwnLayerView, OwnMarks, OwnSupply } from './view';

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

const PICKED_PARTS = /\/(circle|marked|cluster|line|fill|name-point|name-line|name-area)$/;
/** Steps of the zoom between which painted circles may be a little too large or too small. */
const SCALE_STEPS = 4;
/** The end of a style layer that has none. */
const LAST_ZOOM = 24;
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
  readonly #painted: PaintedMarks;
  /** How much larger than their 512 CSS pixels painted tiles are shown. */
  #scale = 1;

  /** @param problem hears of features that cannot be had */
  constructor(supply: OwnSupply, problem: (error: Error) => void) {
    this.#painted = new PaintedMarks(supply, problem);
  }

  /** Own layers, topmost first. */
  get views(): readonly OwnLayerView[] {
    return this.#views;
  }

  set(views: readonly OwnLayerView[]): void {
    this.#views = views;
  }

  /** Puts the layers into a style that is yet to be loaded, so that it comes with them at once. */
  mergeInto(style: StyleSpecification, palette: Palette): StyleSpecification {
    const { sources, placed } = this.#compile(palette);
    this.#applied = placed;
    this.#sources = new Set(Object.keys(sources));
    this.#leaving = [];
    return {
      ...style,
      sources: { ...style.sources, ...sources },
      layers: style.layers.flatMap((layer) => [
        ...placed.filter(({ anchor }) => anchor === layer.id).map((entry) => entry.layer),
        layer,
      ]),
    };
  }

  /** Brings a loaded style up to date. */
  apply(map: MapLibreMap, palette: Palette): void {
    const { sources, placed } = this.#compile(palette);
    const wanted = new Set(placed.map(({ layer }) => layer.id));
    const kept = new Set(Object.keys(sources));
    const isKept = ({ layer }: Placed): boolean => 'source' in layer && kept.has(layer.source);
    for (const entry of this.#applied)
      if (isKept(entry) && !wanted.has(entry.layer.id)) map.removeLayer(entry.layer.id);
    const before = new Map(this.#applied.map((entry) => [entry.layer.id, entry]));
    const added = [...kept].filter((id) => !this.#sources.has(id));
    for (const id of added) map.addSource(id, sources[id]!);
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
      successor: [...kept].find((id) => sourceFamily(id) === sourceFamily(entry.sourceId)),
    }));
    const order = (entries: readonly Placed[]): string =>
      entries.map(({ layer, anchor }) => `${anchor} ${layer.id}`).join();
    if (order(placed) !== order(this.#applied))
      for (const { layer, anchor } of placed) map.moveLayer(layer.id, anchor);
    this.#applied = placed;
    this.#sources = kept;
    if (added.length > 0) this.remark(map);
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
    this.#painted.forget();
    this.#refill(map);
  }

  /** Painted tiles are made for the zoom at which they are seen; to be called when the map rests. */
  rest(map: MapLibreMap, palette: Palette): void {
    const zoom = map.getZoom();
    const steps = Math.round((zoom - Math.round(zoom)) * SCALE_STEPS) / SCALE_STEPS;
    const isSame = this.#scale === 2 ** steps;
    this.#scale = 2 ** steps;
    if (!isSame && this.#views.some(isPainted)) this.apply(map, palette);
  }

  /** Features of painted layers around a point of the screen; null while none is painted. */
  paintedNear(map: MapLibreMap, point: Pixel): Promise<PaintedFeature[]> | null {
    return this.#painted.near(map, point, this.#views);
  }

  #refill(map: MapLibreMap): void {
    const { selected, chosen } = this.#marks;
    for (const { id } of this.#views.filter(isPainted)) {
      const pointed = [selected, this.#hovered].flatMap((one) => (one?.layer === id ? one.id : []));
      const ids = new Set(pointed);
      this.#painted.fill(map, id, chosen?.layer === id ? both(ids, chosen.ids) : ids);
    }
  }

  /** The feature under the pointer. */
  hover(map: MapLibreMap, target: { readonly layer: string; readonly id: string } | null): void {
    const before = this.#hovered;
    if (before?.layer === target?.layer && before?.id === target?.id) return;
    if (before) this.#state(map, before.layer, before.id, { hovered: false });
    if (target) this.#state(map, target.layer, target.id, { hovered: true });
    this.#hovered = target;
    this.#refill(map);
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
    const marked = markedSourceOf(layer);
    if (this.#sources.has(marked)) map.setFeatureState({ source: marked, id }, state);
  }

  #revision(what: string, address: string): number {
    const known = this.#revisions.get(what);
    if (known?.address === address) return known.number;
    const number = (known?.number ?? 0) + 1;
    this.#revisions.set(what, { address, number });
    return number;
  }

  #paintingOf(view: OwnLayerView, palette: Palette): Painting | null {
    if (!isPainted(view)) return null;
    const pixelRatio = Math.min(window.devicePixelRatio, 2);
    const look: PaintLook = { strokeColor: palette.halo, pixelRatio, scale: this.#scale };
    return { ...look, revision: this.#revision(`painted ${view.id}`, paintAddress(view, look)) };
  }

  #compile(palette: Palette): {
    sources: Readonly<Record<string, SourceSpecification>>;
    placed: readonly Placed[];
  } {
    const bottomFirst = [...this.#views].reverse();
    const drawings: OwnDrawing[] = bottomFirst.map((view) =>
      compileOwnLayer(
        view,
        palette,
        this.#revision(view.id, tileAddress(view)),
        this.#paintingOf(view, palette),
      ),
    );
    const at = (anchor: string, layers: readonly LayerSpecification[]): Placed[] =>
      layers.map((layer) => ({ layer, anchor }));
    return {
      sources: Object.assign({}, ...drawings.map(({ sources }) => sources)) as Readonly<
        Record<string, SourceSpecification>
      >,
      placed: [
        ...drawings.flatMap(({ shapes }, index) =>
          at(bottomFirst[index]?.isUnder ? UNDER_ANCHOR : OVER_ANCHOR, shapes),
        ),
        ...drawings.flatMap(({ names }) => at(NAMES_ANCHOR, names)),
      ],
    };
  }
}

/** One after the other, each once. */
function* both(first: ReadonlySet<string>, then: ReadonlySet<string>): Generator<string> {
  yield* first;
  for (const id of then) if (!first.has(id)) yield id;
}

/** Takes a style layer from one state to another; its type and source never change. */
export function change(map: MapLibreMap, from: LayerSpecification, to: LayerSpecification): void {
  const { id } = to;
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const old = { paint: entriesOf(from.paint), layout: entriesOf(from.layout) };
  const next = { paint: entriesOf(to.paint), layout: entriesOf(to.layout) };
  if ('filter' in from && 'filter' in to && differs(from.filter, to.filter))
    map.setFilter(id, to.filter);
  if (from.minzoom !== to.minzoom || from.maxzoom !== to.maxzoom)
    map.setLayerZoomRange(id, to.minzoom ?? 0, to.maxzoom ?? LAST_ZOOM);
  for (const name of new Set([...Object.keys(old.paint), ...Object.keys(next.paint)]))
    if (differs(old.paint[name], next.paint[name]))
      map.setPaintProperty(id, name as never, next.paint[name] as never);
  for (const name of new Set([...Object.keys(old.layout), ...Object.keys(next.layout)]))
    if (differs(old.layout[name], next.layout[name]))
      map.setLayoutProperty(id, name as never, next.layout[name] as never);
}

const entriesOf = (properties: object | undefined): Record<string, unknown> => ({ ...properties });
