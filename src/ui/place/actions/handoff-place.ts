import type { HandoffOptions, HandoffPlace } from '../../../domain/handoff';
import { formatDistance } from '../../../domain/format';
import type { Site } from '../../../domain/site';
import type { Speech } from '../../../i18n/speech.svelte';
import type { Atlas } from '../../../state/atlas.svelte';

/** A site as map apps are told of it. */
export function handoffPlace(site: Site, atlas: Atlas, speech: Speech): HandoffPlace {
  const local = atlas.core.settings.localLanguage;
  const radius = site.position.radiusMetres ?? 0;
  return {
    name: speech.name(site.name).text,
    localName: site.name[local] ?? speech.name(site.name).text,
    position: site.position,
    approximation: `≈ ${formatDistance(radius, speech.lang)}`,
  };
}

export function handoffOptions(atlas: Atlas): HandoffOptions {
  const { settings } = atlas.core;
  return { referrer: settings.id, city: settings.city };
}
