import type { Source } from 'pmtiles';
import type { ConnectedLayer } from '../../domain/connect/model';
import type { LngLat } from '../../domain/site';

/** What the map is shown of a connected layer. */
export interface ConnectedView {
  readonly layer: ConnectedLayer;
  /** Of a PMTiles layer. */
  readonly archive: Source | null;
  /** `#rrggbb`, of vector tiles. */
  readonly color: string;
}

/** What lies under a pointer of a connected layer: a feature of vector tiles, or a position to be asked about. */
export interface ConnectedPick {
  readonly kind: 'connected';
  readonly layer: string;
  readonly at: LngLat;
  /** Of the map, when it was pressed. */
  readonly zoom: number;
  readonly sourceLayer: string;
  /** Null where the service has to be asked. */
  readonly properties: Readonly<Record<string, unknown>> | null;
}

/** How a layer fails, and the answer of HTTP where there was one. */
export interface ConnectedFailure {
  readonly why: 'refused' | 'unreachable' | 'broken' | 'status';
  readonly status: number | null;
}

export type TellConnected = (layerId: string, failure: ConnectedFailure) => void;

export const CONNECTED_SOURCE = 'svc/';
