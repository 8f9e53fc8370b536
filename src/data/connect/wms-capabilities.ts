/** What a Web Map Service says of itself, read by ogc-client. */
import {
  readInfoFromCapabilities,
  readLayersFromCapabilities,
  readOperationUrlsFromCapabilities,
  readVersionFromCapabilities,
} from '@camptocamp/ogc-client/dist/wms/capabilities.js';
import type { XmlDocument } from '@rgrove/parse-xml';
import {
  CONNECT_LIMITS,
  readBounds,
  type FoundService,
  type LayerOffer,
  type OfferedStyle,
  type WmsSource,
  type WmsVersion,
} from '../../domain/connect/model';
import { creditOf, lineOf, paragraphOf } from '../../domain/connect/text';
import { GEOGRAPHIC_NAMES, MERCATOR_NAMES } from '../../domain/connect/wms';

type WmsLayer = ReturnType<typeof readLayersFromCapabilities>[number];

/** Pictures with see-through parts come first: a layer lies over others. */
const PICTURES = ['image/png', 'image/png; mode=8bit', 'image/png8', 'image/webp', 'image/jpeg'];
/** Plain text is shown as it is; the others are made readable. */
const INFO_FORMATS = ['text/plain', 'application/json', 'application/geo+json', 'text/html'];

const firstOf = (wanted: readonly string[], offered: readonly string[]): string | null =>
  wanted.find((one) => offered.includes(one)) ?? null;

/** Addresses of operations may be relative to the document, or left out. */
const absolute = (address: string | undefined, base: string): string =>
  address && URL.canParse(address, base) ? new URL(address, base).href : base;

interface Around {
  readonly address: string;
  readonly version: WmsVersion;
  readonly getMap: string;
  readonly getInfo: string;
  readonly format: string | null;
  readonly infoFormat: string | null;
}

function offer(layer: WmsLayer, crsOfParents: readonly string[], around: Around): LayerOffer {
  const { version, format } = around;
  const offered = [...crsOfParents, ...layer.availableCrs];
  const crs = firstOf([...MERCATOR_NAMES, ...GEOGRAPHIC_NAMES], offered);
  const obstacle = crs === null ? 'crs' : format === null ? 'format' : null;
  const name = layer.name ?? '';
  const styleOf = (style: { name: string; title?: string; legendUrl?: string }): OfferedStyle => {
    const source: WmsSource = {
      kind: 'wms',
      address: around.getMap,
      version,
      layer: name,
      style: style.name,
      format: format ?? '',
      crs: crs ?? '',
      infoFormat: layer.queryable ? around.infoFormat : null,
      infoAddress: around.getInfo,
    };
    const legend = style.legendUrl ? absolute(style.legendUrl, around.address) : null;
    return { name: style.name, title: lineOf(style.title) || style.name, legend, source };
  };
  const styles = layer.styles.slice(0, 100).map(styleOf);
  return {
    key: name,
    title: lineOf(layer.title) || lineOf(name),
    abstract: paragraphOf(layer.abstract),
    attribution: creditOf(layer.attribution?.title),
    // The library gives the box in degrees under this name, whatever the version calls it.
    bounds: readBounds(layer.boundingBoxes['EPSG:4326']),
    styles: obstacle ? [] : styles.length > 0 ? styles : [styleOf({ name: '' })],
    obstacle,
  };
}

/** Layers with a name, each after the one it lies in; what a parent can be asked for, its children can too. */
function* walk(
  layers: readonly WmsLayer[],
  crs: readonly string[],
): Generator<readonly [WmsLayer, readonly string[]]> {
  for (const layer of layers) {
    yield [layer, crs];
    yield* walk(layer.children ?? [], [...new Set([...crs, ...layer.availableCrs])]);
  }
}

/**
 * @param address of the capabilities
 * @param isAllowed services behind a proxy often name an inner address: where that may not be asked, the one
 * of the capabilities is
 */
export function readWms(
  document: XmlDocument,
  address: string,
  isAllowed: (address: string) => boolean = () => true,
): FoundService {
  const info = readInfoFromCapabilities(document);
  const operations = readOperationUrlsFromCapabilities(document);
  const version: WmsVersion = readVersionFromCapabilities(document) === '1.3.0' ? '1.3.0' : '1.1.1';
  const { Get: getMap } = operations['GetMap'] ?? {};
  const { Get: getInfo } = operations['GetFeatureInfo'] ?? {};
  const reachable = (given: string | undefined): string => {
    const named = absolute(given, address);
    return isAllowed(named) ? named : address;
  };
  const infoFormats = info.infoFormats ?? [];
  const around: Around = {
    address,
    version,
    getMap: reachable(getMap),
    getInfo: reachable(getInfo ?? getMap),
    format: firstOf(PICTURES, info.outputFormats ?? []),
    infoFormat: firstOf(INFO_FORMATS, infoFormats) ?? infoFormats[0] ?? null,
  };
  const layers: LayerOffer[] = [];
  for (const [layer, crs] of walk(readLayersFromCapabilities(document), [])) {
    if (layer.name && layers.length < CONNECT_LIMITS.layers) layers.push(offer(layer, crs, around));
  }
  return {
    kind: 'wms',
    address,
    title: lineOf(info.title) || new URL(address).host,
    abstract: paragraphOf(info.abstract),
    licence: termsOf(info.fees, info.constraints),
    layers,
  };
}

/** Terms of use; `none` is how the standards say that there are no others. */
export const termsOf = (...terms: readonly (string | undefined)[]): string =>
  terms
    .map(creditOf)
    .filter((term) => term !== '' && !/^none$/i.test(term))
    .join(' · ');
