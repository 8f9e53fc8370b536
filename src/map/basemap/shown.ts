/** Whichever basemap is shown, as parts of the style. */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Source } from 'pmtiles';
import { tiandituTiles, type Basemap, type ForeignStyle } from '../../domain/basemap';
import { embeddedBasemap, type EmbeddedBasemap } from './embedded.ts';
import { foreignParts } from './foreign-style.ts';
import type { Palette, Theme } from './palette.ts';
import { streetParts } from './streets.ts';

/** A basemap with what had to be fetched or opened before it can be drawn. */
export type ShownBasemap =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'pmtiles';
      readonly basemap: Extract<Basemap, { kind: 'pmtiles' }>;
      readonly archive: Source;
    }
  | {
      readonly kind: 'style';
      readonly basemap: Extract<Basemap, { kind: 'style' }>;
      readonly style: ForeignStyle;
    }
  | {
      readonly kind: 'raster';
      readonly basemap: Extract<Basemap, { kind: 'raster' }>;
      /** Absolute addresses. */
      readonly tiles: readonly string[];
    }
  | {
      readonly kind: 'tianditu';
      readonly basemap: Extract<Basemap, { kind: 'tianditu' }>;
      readonly key: string;
    };

export interface BasemapParts extends EmbeddedBasemap {
  /** Signs and state of a foreign style. */
  readonly more?: Partial<StyleSpecification>;
}

/** Sources of basemaps other than the embedded one begin with this. */
export const OTHER_BASEMAP = 'basemap:';

/** Tianditu has tiles from here to there. */
const TIANDITU_ZOOMS = { minzoom: 1, maxzoom: 18 };
/** Pictures are darkened at night, as little as spares the eyes. */
const NIGHT_BRIGHTNESS = 0.82;

type Paint = NonNullable<Extract<LayerSpecification, { type: 'raster' }>['paint']>;
const paintOf = (theme: Theme): Paint =>
  theme === 'dark' ? { 'raster-brightness-max': NIGHT_BRIGHTNESS } : {};

function rasterParts(
  { basemap, tiles }: Extract<ShownBasemap, { kind: 'raster' }>,
  theme: Theme,
): Pick<BasemapParts, 'sources' | 'layers'> {
  const source = `${OTHER_BASEMAP}${basemap.id}`;
  const shifted = basemap.datum === 'gcj02';
  const { minZoom = 0, maxZoom = 19, tileSize = 256 } = basemap;
  return {
    sources: {
      [source]: {
        type: 'raster',
        tiles: shifted ? [`gcj02://${basemap.id}/{z}/{x}/{y}`] : [...tiles],
        tileSize,
        minzoom: minZoom,
        maxzoom: maxZoom,
      },
    },
    layers: [{ id: source, type: 'raster', source, paint: paintOf(theme) }],
  };
}

/** Chinese for those who read it, or want the local names; English for all others. */
const readsChinese = [
  'any',
  ['==', ['slice', ['global-state', 'lang'], 0, 2], 'zh'],
  ['global-state', 'localFirst'],
];

function tiandituParts(
  { basemap, key }: Extract<ShownBasemap, { kind: 'tianditu' }>,
  theme: Theme,
): BasemapParts {
  const parts = (['picture', 'zh', 'en'] as const).map((part) => {
    const id = `${OTHER_BASEMAP}${basemap.id}-${part}`;
    const source: SourceSpecification = {
      type: 'raster',
      tiles: tiandituTiles(basemap.layer, part, key),
      tileSize: 256,
      ...TIANDITU_ZOOMS,
    };
    // What is not seen is not asked for.
    const seen =
      part === 'picture'
        ? 'visible'
        : ['case', part === 'zh' ? readsChinese : ['!', readsChinese], 'visible', 'none'];
    const layer = {
      id,
      type: 'raster',
      source: id,
      layout: { visibility: seen },
      paint: paintOf(theme),
    } as unknown as LayerSpecification;
    return { id, source, layer };
  });
  const [picture, ...names] = parts;
  return {
    sources: Object.fromEntries(parts.map(({ id, source }) => [id, source])),
    layers: picture ? [picture.layer] : [],
    labelLayers: names.map(({ layer }) => layer),
  };
}

/** Sea, land and coast, which lie below all that does not cover the whole map. */
const GROUND = /^basemap-(sea|land|coast|shelf-\d+)$/;
/** What the catalogue's switches show of the embedded basemap lies on every other one too. */
const OVERLAY = /^basemap-metro-/;

/** The parts of the embedded basemap that go with another one. */
function beside(
  embedded: EmbeddedBasemap,
  ground: RegExp | null,
  other: BasemapParts,
): BasemapParts {
  const named = (pattern: RegExp) => (layer: LayerSpecification) => pattern.test(layer.id);
  return {
    ...other,
    sources: { ...embedded.sources, ...other.sources },
    layers: [
      ...(ground ? embedded.layers.filter(named(ground)) : []),
      ...other.layers,
      ...embedded.layers.filter(named(OVERLAY)),
    ],
    labelLayers: [...other.labelLayers, ...embedded.labelLayers.filter(named(OVERLAY))],
  };
}

export function basemapParts(
  shown: ShownBasemap | undefined,
  palette: Palette,
  theme: Theme,
): BasemapParts {
  const embedded = embeddedBasemap(palette);
  switch (shown?.kind) {
    case undefined:
    case 'embedded':
      return embedded;
    case 'pmtiles': {
      const { basemap } = shown;
      const streets = streetParts(palette, basemap, `${OTHER_BASEMAP}${basemap.id}`);
      return beside(embedded, streets.hasGround ? null : GROUND, streets);
    }
    case 'style':
      return beside(
        embedded,
        null,
        foreignParts(shown.style, `${OTHER_BASEMAP}${shown.basemap.id}:`),
      );
    case 'raster':
      return beside(embedded, GROUND, { ...rasterParts(shown, theme), labelLayers: [] });
    case 'tianditu':
      return beside(embedded, GROUND, tiandituParts(shown, theme));
  }
}
