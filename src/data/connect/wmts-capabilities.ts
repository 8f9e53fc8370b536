/** What a Web Map Tile Service says of itself (OGC 07-057r7), read by ogc-client. */
import {
  readInfoFromCapabilities,
  readLayersFromCapabilities,
  readMatrixSetsFromCapabilities,
} from '@camptocamp/ogc-client/dist/wmts/capabilities.js';
import type { XmlDocument } from '@rgrove/parse-xml';
import {
  CONNECT_LIMITS,
  readBounds,
  type FoundService,
  type LayerOffer,
  type OfferedStyle,
  type RasterTiles,
} from '../../domain/connect/model';
import { lineOf, paragraphOf } from '../../domain/connect/text';
import { HALF_WORLD_METRES } from '../../domain/connect/tiles';
import { withParameters } from '../../domain/connect/wms';
import { termsOf } from './wms-capabilities';

type MatrixSet = ReturnType<typeof readMatrixSetsFromCapabilities>[number];
type WmtsLayer = ReturnType<typeof readLayersFromCapabilities>[number];

/** Scale denominator of zoom 0 of GoogleMapsCompatible, whose tiles are 256 px (OGC 07-057r7, annex E.4). */
const SCALE_OF_ZOOM_0 = 559_082_264.0287178;
const PICTURES = ['image/png', 'image/webp', 'image/png8', 'image/jpeg', 'image/jpg', 'image/gif'];

interface Grid {
  readonly id: string;
  /** What stands before the number of the zoom in the names of its matrices. */
  readonly prefix: string;
  readonly tileSizePx: 256 | 512;
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** A set of matrices as the grid of web maps; null for any other grid. */
export function gridOf(set: MatrixSet): Grid | null {
  if (!/(3857|900913|102100|102113)$/.test(set.crs)) return null;
  const size = set.tileMatrices[0]?.tileWidth;
  if (size !== 256 && size !== 512) return null;
  const zooms = new Map<number, string>();
  for (const matrix of set.tileMatrices) {
    const { tileWidth, tileHeight, topLeft, scaleDenominator, identifier } = matrix;
    const exact = Math.log2(SCALE_OF_ZOOM_0 / scaleDenominator);
    const zoom = Math.round(exact);
    const isUsual =
      tileWidth === size &&
      tileHeight === size &&
      Math.abs(exact - zoom) < 0.001 &&
      Math.abs(topLeft[0] + HALF_WORLD_METRES) < 1 &&
      Math.abs(topLeft[1] - HALF_WORLD_METRES) < 1;
    // Of tiles of 512 px the same scale is one zoom of the grid less.
    const level = size === 512 ? zoom - 1 : zoom;
    if (isUsual && level >= 0 && level <= 24) zooms.set(level, identifier);
  }
  const levels = [...zooms.keys()].sort((a, b) => a - b);
  const [minZoom] = levels;
  const maxZoom = levels.at(-1);
  if (minZoom === undefined || maxZoom === undefined) return null;
  const prefix = zooms.get(minZoom)?.slice(0, -String(minZoom).length) ?? '';
  const isRegular = levels.every(
    (level, index) => level === minZoom + index && zooms.get(level) === `${prefix}${level}`,
  );
  return isRegular ? { id: set.identifier, prefix, tileSizePx: size, minZoom, maxZoom } : null;
}

/** {z}, {x} and {y} stay; everything else is escaped. */
const escaped = (text: string): string => encodeURIComponent(text);

function templateOf(layer: WmtsLayer, style: string, grid: Grid, address: string): string | null {
  const ranked = PICTURES.flatMap((format) =>
    layer.resourceLinks.filter((link) => link.format === format),
  );
  const link = ranked.find(({ encoding }) => encoding === 'REST') ?? ranked[0];
  if (!link) return null;
  if (!URL.canParse(link.url, address)) return null;
  const dimensions = new Map(
    (layer.dimensions ?? []).map((one) => [one.identifier, one.defaultValue]),
  );
  if (link.encoding === 'REST') {
    const values = new Map<string, string>([
      ['style', escaped(style)],
      ['layer', escaped(layer.name)],
      ['tilematrixset', escaped(grid.id)],
      ['tilematrix', `${escaped(grid.prefix)}{z}`],
      ['tilerow', '{y}'],
      ['tilecol', '{x}'],
      ...[...dimensions].map(([name, value]) => [name.toLowerCase(), escaped(value)] as const),
    ]);
    const filled = link.url.replace(
      /\{([^{}]+)\}/g,
      (whole, name: string) => values.get(name.toLowerCase()) ?? whole,
    );
    return new URL(filled, address).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
  }
  const asked = withParameters(
    link.url,
    {
      SERVICE: 'WMTS',
      VERSION: '1.0.0',
      REQUEST: 'GetTile',
      LAYER: layer.name,
      STYLE: style,
      TILEMATRIXSET: grid.id,
      FORMAT: link.format,
      ...Object.fromEntries(dimensions),
    },
    address,
  );
  return `${asked}&TILEMATRIX=${escaped(grid.prefix)}{z}&TILEROW={y}&TILECOL={x}`;
}

function offer(layer: WmtsLayer, grids: ReadonlyMap<string, Grid>, address: string): LayerOffer {
  const grid = layer.matrixSets
    .map(({ identifier }) => grids.get(identifier))
    .find((one) => one !== undefined);
  const given = layer.styles.length > 0 ? layer.styles : [{ name: layer.defaultStyle, title: '' }];
  const byDefault = [...given].sort(
    (a, b) => Number(b.name === layer.defaultStyle) - Number(a.name === layer.defaultStyle),
  );
  const styles = byDefault.slice(0, 100).flatMap((style): OfferedStyle[] => {
    const tiles = grid && templateOf(layer, style.name, grid, address);
    if (!grid || !tiles) return [];
    const { minZoom, maxZoom, tileSizePx } = grid;
    const source: RasterTiles = {
      kind: 'raster',
      tiles,
      tileSizePx,
      minZoom,
      maxZoom,
      isTms: false,
    };
    const legend =
      'legendUrl' in style && style.legendUrl && URL.canParse(style.legendUrl, address)
        ? new URL(style.legendUrl, address).href
        : null;
    return [{ name: style.name, title: lineOf(style.title) || style.name, legend, source }];
  });
  return {
    key: layer.name,
    title: lineOf((layer as { title?: string }).title) || lineOf(layer.name),
    abstract: paragraphOf((layer as { abstract?: string }).abstract),
    attribution: '',
    bounds: readBounds(layer.latLonBoundingBox),
    styles,
    obstacle: !grid ? 'grid' : styles.length === 0 ? 'format' : null,
  };
}

/** @param address of the capabilities */
export function readWmts(document: XmlDocument, address: string): FoundService {
  const info = readInfoFromCapabilities(document);
  const grids = new Map(
    readMatrixSetsFromCapabilities(document).flatMap((set) => {
      const grid = gridOf(set);
      return grid ? [[set.identifier, grid] as const] : [];
    }),
  );
  return {
    kind: 'wmts',
    address,
    title: lineOf(info.title) || new URL(address).host,
    abstract: paragraphOf(info.abstract),
    licence: termsOf(info.fees, info.constraints),
    layers: readLayersFromCapabilities(document)
      .slice(0, CONNECT_LIMITS.layers)
      .map((layer) => offer(layer, grids, address)),
  };
}
