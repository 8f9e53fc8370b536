/** What of the sites is drawn, and as what: the one answer for the sketch and for the live map. */
import type { Core } from './atlas';
import type { SketchArea, SketchPin, SketchRing, SketchTrack } from './sketch-model';
import type { LngLat, Site } from './site';

/** An area with its members; `primaryId` is the site that stands for all of them, if one does. */
export interface SceneArea extends SketchArea {
  readonly primaryId: string | null;
  /** Id of the area feature or layer that bounds it; null when a circle is all that is known. */
  readonly area: string | null;
}

export interface Scene {
  readonly pins: readonly SketchPin[];
  readonly rings: readonly SketchRing[];
  readonly tracks: readonly (SketchTrack & { readonly labelPoint: LngLat })[];
  readonly areas: readonly SceneArea[];
}

/** The radius from which an area is a region: it is named and outlined, never filled as a circle. */
export const LARGEST_PATCH_METRES = 30_000;

const displayName = (site: Site): Site['name'] => site.shortName ?? site.name;

/** The outermost site that a site of unknown exact place belongs to. */
function areaOwner(site: Site, byId: ReadonlyMap<string, Site>): Site {
  const parent = site.within === null ? undefined : byId.get(site.within);
  return parent && site.position.precision === 'area' ? areaOwner(parent, byId) : site;
}

/**
 * Sorts the sites by how they may be drawn: exact, site and locality are pins (locality in a ring of its
 * true radius), areas are soft patches shared by their members, tracks are lines, the rest only listed.
 */
export function sceneOf({ sites }: Pick<Core, 'sites'>): Scene {
  const byId = new Map(sites.map((site) => [site.id, site]));
  const pins: SketchPin[] = [];
  const rings: SketchRing[] = [];
  const tracks: (SketchTrack & { labelPoint: LngLat })[] = [];
  const groups = new Map<string, Site[]>();

  for (const site of sites) {
    const { point, precision, radiusMetres, area } = site.position;
    if (!site.mapped || point === null) continue;
    if (site.track) {
      const { geometry, published } = site.track;
      const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
      tracks.push({
        id: site.id,
        lines: lines.map((line) => line.map(([lng = 0, lat = 0]): LngLat => [lng, lat])),
        themeId: site.theme,
        dashed: !published,
        labelPoint: point,
      });
    } else if (precision === 'area') {
      const owner = areaOwner(site, byId);
      // A member of a pinned place is reached through that place's panel.
      if (owner !== site && owner.position.precision !== 'area') continue;
      const key = owner !== site ? owner.id : area ? `${area}@${point.join()}` : site.id;
      groups.set(key, [...(groups.get(key) ?? []), site]);
    } else {
      const priority = precision === 'locality' ? 1 : 2;
      pins.push({ id: site.id, point, themeId: site.theme, name: displayName(site), priority });
      if (precision === 'locality' && radiusMetres !== null) {
        rings.push({ id: site.id, point, radiusMetres, themeId: site.theme });
      }
    }
  }

  const areas = [...groups].flatMap(([key, members]): SceneArea[] => {
    // The area itself stands for what is only said to be somewhere in it.
    const owner =
      members.find(({ id }) => id === key) ??
      members.find(({ kind }) => kind === 'area') ??
      members[0];
    const { point, radiusMetres, area } = owner?.position ?? {};
    if (!owner || !point) return [];
    const region = area !== undefined || (radiusMetres ?? 0) > LARGEST_PATCH_METRES;
    return [
      {
        id: `area:${owner.id}`,
        siteIds: members.map(({ id }) => id),
        primaryId: members.length === 1 || owner.id === key ? owner.id : null,
        point,
        radiusMetres: region ? 0 : (radiusMetres ?? 0),
        themeId: owner.theme,
        name: displayName(owner),
        area: area ?? null,
      },
    ];
  });
  return { pins, rings, tracks, areas };
}
