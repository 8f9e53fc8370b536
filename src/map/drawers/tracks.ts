import type { ExpressionSpecification } from 'maplibre-gl';
import { geodesicArc } from '../../domain/measure';
import type { LngLat } from '../../domain/site';
import { FONT, siteLabel, siteShown, themeColor, type DrawContext, type Drawing } from './context';
import { emphasis, nameProperties, siteSource, type SiteFeature } from './site-features';

const ARC_STEPS = 48;

/** Routes and coasts; what no source publishes as a track is dashed. */
export function drawTracks(context: DrawContext): Drawing {
  const { core, scene, palette } = context;
  const sites = new Map(core.sites.map((site) => [site.id, site]));
  const lines: SiteFeature[] = [];
  const labels: SiteFeature[] = [];
  for (const track of scene.tracks) {
    const site = sites.get(track.id);
    const properties = {
      id: track.id,
      dashed: track.dashed,
      color: themeColor(context, track.themeId),
      ...nameProperties(site?.shortName ?? site?.name ?? {}, core.settings.localLanguage),
      ...(site?.track?.label
        ? Object.fromEntries(
            Object.entries(site.track.label).map(([lang, text]) => [`note:${lang}`, text]),
          )
        : {}),
    };
    const coordinates = track.lines.map((line) =>
      (site?.track?.arc ? arcs(line) : line).map(([lng, lat]) => [lng, lat]),
    );
    lines.push({ type: 'Feature', geometry: { type: 'MultiLineString', coordinates }, properties });
    labels.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...track.labelPoint] },
      properties,
    });
  }
  const width: ExpressionSpecification = [
    'interpolate',
    ['linear'],
    ['zoom'],
    8,
    emphasis(1.6, 3),
    13,
    emphasis(3.5, 6),
  ];
  const note: ExpressionSpecification = [
    'coalesce',
    ['get', ['concat', 'note:', ['global-state', 'lang']]],
    '',
  ];
  return {
    sources: { tracks: siteSource(lines), 'track-labels': siteSource(labels) },
    layers: [
      {
        id: 'site-track-casing',
        type: 'line',
        source: 'tracks',
        filter: siteShown,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': palette.halo,
          'line-opacity': 0.8,
          'line-width': ['interpolate', ['linear'], ['zoom'], 8, 3.6, 13, 7],
        },
      },
      {
        id: 'site-track',
        type: 'line',
        source: 'tracks',
        filter: ['all', siteShown, ['!', ['get', 'dashed']]],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': ['get', 'color'], 'line-width': width },
      },
      {
        id: 'site-track-dashed',
        type: 'line',
        source: 'tracks',
        filter: ['all', siteShown, ['get', 'dashed']],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': ['get', 'color'], 'line-width': width, 'line-dasharray': [2, 1.6] },
      },
      {
        id: 'site-track-note',
        type: 'symbol',
        source: 'tracks',
        filter: ['all', siteShown, ['!=', note, '']],
        layout: {
          'symbol-placement': 'line-center',
          'text-field': note,
          'text-font': FONT,
          'text-size': 12,
          'text-offset': [0, -0.9],
          'text-keep-upright': true,
        },
        paint: {
          'text-color': ['get', 'color'],
          'text-halo-color': palette.halo,
          'text-halo-width': 1.6,
        },
      },
      {
        id: 'site-track-labels',
        type: 'symbol',
        source: 'track-labels',
        minzoom: 8,
        filter: siteShown,
        layout: {
          'text-field': siteLabel(palette.labelMuted),
          'text-font': FONT,
          'text-size': 12,
          'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
          'text-radial-offset': 0.9,
          'text-max-width': 9,
        },
        paint: {
          'text-color': ['get', 'color'],
          'text-halo-color': palette.halo,
          'text-halo-width': 1.6,
        },
      },
    ],
  };
}

function arcs(line: readonly LngLat[]): LngLat[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index];
    if (!from) return [];
    const arc = geodesicArc(from, to, ARC_STEPS);
    return index === 0 ? arc : arc.slice(1);
  });
}
