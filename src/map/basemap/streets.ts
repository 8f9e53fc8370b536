/**
 * Streets, buildings and names out of an archive of OpenStreetMap, in the colours of the embedded
 * basemap. Two schemas are known; street-schemas.ts says what they call things.
 */
import type { LayerSpecification } from 'maplibre-gl';
import type { PmtilesBasemap } from '../../domain/basemap';
import type { EmbeddedBasemap } from './embedded.ts';
import { fade, grow } from './expressions.ts';
import type { Palette } from './palette.ts';
import { streetLines } from './street-lines.ts';
import { streetNames } from './street-names.ts';
import { STREET_SCHEMAS, type Part } from './street-schemas.ts';
import { every } from './street-words.ts';

export interface StreetParts extends EmbeddedBasemap {
  /** Land and sea come from the archive too. */
  readonly hasGround: boolean;
}

export function streetParts(
  palette: Palette,
  { schema, coast }: PmtilesBasemap,
  source: string,
): StreetParts {
  const words = STREET_SCHEMAS[schema];
  const hasGround = words.land !== null || coast === 'tiles';
  const id = (name: string): string => `${source}-${name}`;
  const from = (part: Part) => ({ source, 'source-layer': part.layer });
  const area = (name: string, part: Part, color: string, minzoom = 0): LayerSpecification => ({
    id: id(name),
    type: 'fill',
    ...from(part),
    minzoom,
    filter: every(['==', ['geometry-type'], 'Polygon'], part.filter),
    paint: { 'fill-color': color },
  });
  const ground: LayerSpecification[] = words.land
    ? [
        { id: id('sea'), type: 'background', paint: { 'background-color': palette.sea } },
        area('land', words.land, palette.land),
      ]
    : hasGround
      ? [{ id: id('land'), type: 'background', paint: { 'background-color': palette.land } }]
      : [];
  return {
    hasGround,
    sources: { [source]: { type: 'vector', url: `pmtiles://${source.replace(':', '-')}` } },
    layers: [
      ...ground,
      ...words.green.map((part, index) => area(`green-${index}`, part, palette.reserve, 7)),
      area('water', words.water, palette.lake),
      ...(words.ocean ? [area('ocean', words.ocean, palette.sea)] : []),
      {
        id: id('waterway'),
        type: 'line',
        ...from(words.waterway),
        minzoom: 9,
        filter: every(['==', ['geometry-type'], 'LineString'], words.waterway.filter),
        paint: {
          'line-color': palette.lake,
          'line-width': grow([
            [9, 0.5],
            [14, 2],
            [18, 6],
          ]),
        },
      },
      {
        ...area('building', words.building, palette.building, 13),
        paint: {
          'fill-color': palette.building,
          'fill-outline-color': palette.primaryCasing,
          'fill-opacity': fade([
            [13, 0],
            [14, 1],
          ]),
        },
      } as LayerSpecification,
      ...streetLines(palette, words.roads, source),
    ],
    labelLayers: streetNames(palette, words, source),
  };
}
