/** Connected layers between the state and the map. */
import { archiveAt, archiveOfFile } from '../../data/connect/pmtiles';
import { askRefusal } from '../../domain/connect/may-ask';
import { addressOf, type ConnectedLayer } from '../../domain/connect/model';
import type { ConnectProblemCode } from '../../domain/connect/problem';
import { setColors } from '../../domain/own/ramps';
import { connectWords } from '../../i18n/connect/messages';
import type { ConnectedFailure, ConnectedView } from '../../map/connected/view';
import type { MapView } from '../../map/map-view';
import type { Atlas } from '../../state/atlas.svelte';
import { hostOfLayer } from './words';

/** The source of an archive, opened once for each layer and file. */
const archives = new Map<
  string,
  { readonly of: unknown; readonly source: ConnectedView['archive'] }
>();

function archiveOf(atlas: Atlas, { id, source }: ConnectedLayer): ConnectedView['archive'] {
  if (source.kind !== 'pmtiles') return null;
  const of = source.address ?? atlas.workbench.connected.file(id);
  const known = archives.get(id);
  if (known?.of === of) return known.source;
  const opened =
    of === null ? null : typeof of === 'string' ? archiveAt(id, of) : archiveOfFile(id, of);
  archives.set(id, { of, source: opened });
  return opened;
}

/** A colour for each layer, whatever its place in the order. */
export const colorOfConnected = ({ id }: ConnectedLayer): string => {
  const sum = Array.from(id, (letter) => letter.charCodeAt(0)).reduce((a, b) => a + b, 0);
  return setColors('Dark2', 8)[sum % 8] ?? '';
};

/** Tells of a layer that does not come, once, with its name and the reason. */
async function tell(
  atlas: Atlas,
  id: string,
  code: ConnectProblemCode,
  status: number | null,
): Promise<void> {
  const { connected } = atlas.workbench;
  const layer = connected.get(id);
  if (!layer || !connected.fail(id, { code, status })) return;
  const t = await connectWords(atlas.settings.lang);
  const why = t(`problem.${code}`, { host: hostOfLayer(layer, t), status: status ?? '' });
  const detail = t('trouble.map', { layer: layer.title, why });
  atlas.notices.tell('warning', 'notice.map.problem', { detail });
}

function codeOf({ why, status }: ConnectedFailure): ConnectProblemCode {
  if (why === 'refused') return 'key';
  if (why === 'broken') return 'wrong';
  if (why === 'status') return status === 404 ? 'missing' : 'status';
  return navigator.onLine ? 'unreachable' : 'offline';
}

/** Gives the map the layers that may be asked and are there. */
export async function present(atlas: Atlas, view: MapView): Promise<void> {
  const { connect = [] } = atlas.core.settings;
  const views = atlas.workbench.connected.all.flatMap((layer): ConnectedView[] => {
    const address = addressOf(layer.source);
    const refusal = address === null ? null : askRefusal(address, document.baseURI, connect);
    if (refusal !== null) {
      if (layer.shown) void tell(atlas, layer.id, refusal, null);
      return [];
    }
    const archive = archiveOf(atlas, layer);
    if (layer.source.kind === 'pmtiles' && !archive) return [];
    return [{ layer, archive, color: colorOfConnected(layer) }];
  });
  await view.connected.show(views, (id, failure) => {
    void tell(atlas, id, codeOf(failure), failure.status);
  });
}
