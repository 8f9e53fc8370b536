/** Finds out what an address is: a service, a set of tiles, an archive. */
import { mayAsk } from '../../domain/connect/may-ask';
import { CONNECT_LIMITS, type FoundService, type ServiceKind } from '../../domain/connect/model';
import { collectionsAddress, readCollections } from '../../domain/connect/ogc-features';
import { ConnectProblem } from '../../domain/connect/problem';
import { lineOf } from '../../domain/connect/text';
import {
  isTemplate,
  kindByBytes,
  kindByEnding,
  offerOf,
  readTemplate,
  readTileJson,
  tileAddress,
  tileOver,
} from '../../domain/connect/tiles';
import { withParameters } from '../../domain/connect/wms';
import { readWms } from './wms-capabilities';
import { readWmts } from './wmts-capabilities';
import { parseXml, rootName } from './xml';
import type { LngLat } from '../../domain/site';
import { isRecord } from '../read-json';
import { ask, hostOf, jsonOf, textOf, type Answer, type Asking } from './ask';
import { findPmtiles } from './pmtiles';

export interface FindOptions extends Asking {
  /** What the person says it is; null to find out. */
  readonly as: ServiceKind | null;
  /** Where they look: tiles are tried there. */
  readonly near: LngLat;
}

/** As a person may have pasted it: without blanks, with a scheme; braces stay. */
export function tidyAddress(pasted: string): string {
  const text = pasted.trim().slice(0, CONNECT_LIMITS.addressCharacters);
  const whole = /^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(\/|$)/i.test(text) ? `https://${text}` : text;
  if (!URL.canParse(whole, document.baseURI)) return whole;
  const { href } = new URL(whole, document.baseURI);
  return href.replaceAll('%7B', '{').replaceAll('%7D', '}');
}

const capabilitiesOf = (address: string, service: 'WMS' | 'WMTS'): string =>
  withParameters(address, { SERVICE: service, REQUEST: 'GetCapabilities' });

/** The address of a service alone: what was asked of it is no part of it. */
function bare(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (/^(service|request|version|layers?|styles?|bbox|crs|srs|width|height|format)$/i.test(name))
      url.searchParams.delete(name);
  return url.href;
}

async function findTiles(address: string, options: FindOptions): Promise<FoundService> {
  const { tiles, isTms } = readTemplate(address);
  const title = hostOf(address);
  const base = { address, title, abstract: '', licence: '' };
  const wanted = options.as === 'vector' ? 'vector' : options.as === 'xyz' ? 'raster' : null;
  // One tile says what all are, and whether they come at all. Not every level has one.
  let answer: Answer | null = null;
  let problem: unknown = null;
  for (const z of [10, 5, 13, 0]) {
    const at = tileAddress(tiles, tileOver(options.near, z), isTms);
    try {
      answer = await ask(at, options, CONNECT_LIMITS.tileBytes);
      if (answer.bytes.byteLength > 0) break;
    } catch (error) {
      const isMissing = error instanceof ConnectProblem && error.code === 'missing';
      if (!isMissing) throw error;
      problem = error;
    }
  }
  if (!answer)
    throw problem instanceof ConnectProblem
      ? new ConnectProblem('no-tile', problem.params)
      : problem;
  const holds = wanted ?? kindByEnding(tiles) ?? kindByBytes(answer.bytes);
  if (/^text\/html|xml/.test(answer.contentType))
    throw new ConnectProblem('wrong', { host: title });
  if (holds === 'raster') {
    const source = {
      kind: 'raster',
      tiles,
      isTms,
      tileSizePx: 256,
      minZoom: 0,
      maxZoom: 22,
    } as const;
    return { kind: 'xyz', ...base, layers: [offerOf(title, source)] };
  }
  const { layersOfTile } = await import('./vector-tile');
  const sourceLayers = layersOfTile(answer.bytes);
  if (!sourceLayers) throw new ConnectProblem('wrong', { host: title });
  const source = {
    kind: 'vector',
    tiles,
    isTms,
    minZoom: 0,
    maxZoom: 14,
    sourceLayers,
    hidden: [],
  } as const;
  return { kind: 'vector', ...base, layers: [offerOf(title, source)] };
}

function readXml(answer: Answer, options: FindOptions): FoundService | null {
  const text = textOf(answer);
  if (!/^\s*(<\?xml|<!DOCTYPE\s+WMT_MS|<[\w:]*Capabilities)/i.test(text)) return null;
  const xml = parseXml(text);
  const name = rootName(xml);
  if (name === 'WMS_Capabilities' || name === 'WMT_MS_Capabilities') {
    const isAllowed = (address: string): boolean =>
      mayAsk(address, document.baseURI, options.connect);
    return readWms(xml, bare(answer.address), isAllowed);
  }
  return name === 'Capabilities' && text.includes('opengis.net/wmts')
    ? readWmts(xml, bare(answer.address))
    : null;
}

async function readJsonDocument(
  answer: Answer,
  options: FindOptions,
): Promise<FoundService | null> {
  const json = jsonOf(answer);
  if (!isRecord(json)) return null;
  const { address } = answer;
  const tiles = readTileJson(json, address);
  if (tiles) return tiles;
  const known = readCollections(json, address, null);
  if (known) return known;
  const collections = collectionsAddress(json, address);
  if (collections) {
    const list = await ask(collections, options);
    const read = jsonOf(list);
    return isRecord(read) ? readCollections(read, list.address, json) : null;
  }
  if (json['type'] === 'FeatureCollection' || json['type'] === 'Topology')
    throw new ConnectProblem('a-file', { host: hostOf(address) });
  return null;
}

/** What a document is; null when it is nothing that is known. */
async function readDocument(answer: Answer, options: FindOptions): Promise<FoundService | null> {
  return readXml(answer, options) ?? (await readJsonDocument(answer, options));
}

/** The addresses that are tried, likeliest first. */
function attempts(address: string, as: ServiceKind | null): readonly string[] {
  const service = /[?&]service=(wmts|wms)\b/i.exec(address)?.[1]?.toUpperCase();
  const [wms, wmts] = [capabilitiesOf(bare(address), 'WMS'), capabilitiesOf(bare(address), 'WMTS')];
  const json = withParameters(address, { f: 'json' });
  if (as === 'wms') return /version=1\.1/i.test(address) ? [capabilitiesOf(address, 'WMS')] : [wms];
  if (as === 'wmts') return [wmts, address];
  if (as === 'features') return [json, address];
  if (as === 'tilejson') return [address];
  if (service === 'WMS') return [capabilitiesOf(address, 'WMS'), wms];
  if (service === 'WMTS') return [wmts];
  return /wmts/i.test(address) ? [address, wmts, json, wms] : [address, json, wms, wmts];
}

/** After these no other way of asking the same host helps. */
const FINAL = new Set([
  'not-web',
  'insecure',
  'not-allowed',
  'offline',
  'unreachable',
  'cors',
  'timeout',
  'key',
  'entities',
  'a-file',
  'too-large',
]);

/** @throws ConnectProblem */
export async function findService(pasted: string, options: FindOptions): Promise<FoundService> {
  const address = tidyAddress(pasted);
  const host = hostOf(address);
  if (!URL.canParse(address)) throw new ConnectProblem('not-web', { host: lineOf(pasted, 60) });
  if (isTemplate(address)) return findTiles(address, options);
  if (options.as === 'pmtiles' || /\.pmtiles$/i.test(new URL(address).pathname))
    return findPmtiles(address, options);
  let problem: ConnectProblem | null = null;
  for (const attempt of attempts(address, options.as)) {
    try {
      const found = await readDocument(await ask(attempt, options), options);
      if (found && found.layers.length > 0) return found;
      if (found) problem = new ConnectProblem('nothing', { host });
    } catch (error) {
      if (!(error instanceof ConnectProblem) || FINAL.has(error.code)) throw error;
      problem ??= error;
    }
  }
  throw problem ?? new ConnectProblem('wrong', { host });
}
