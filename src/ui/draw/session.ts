/** One desk for drawing a page: panel and map share it. */
import {
  DRAWING_FIELDS,
  drawingFeatures,
  drawingsOf,
  LABEL_FIELD,
} from '../../domain/drawing/features';
import type { OwnLayer } from '../../domain/own/model';
import type { TableField, TableInfo } from '../../domain/table/model';
import type { Speech } from '../../i18n/speech.svelte';
import type { MessageKey } from '../../i18n/translate';
import type { Atlas } from '../../state/atlas.svelte';
import { DrawingDesk } from '../../state/drawing.svelte';
import { geo } from '../../worker/geo';
import { rememberedUnits, whenUnitsForgotten } from './remembered-units';
import { labelOf, measureOf, nameOf } from './words';

const FIELD_TITLES: Readonly<Record<(typeof DRAWING_FIELDS)[number]['name'], MessageKey>> = {
  name: 'draw.name',
  kind: 'draw.field.kind',
  note: 'draw.note',
  lengthMetres: 'draw.measure.length',
  areaSquareMetres: 'draw.measure.area',
  perimeterMetres: 'draw.measure.perimeter',
  radiusMetres: 'draw.measure.radius',
  centerLng: 'draw.field.centerLng',
  centerLat: 'draw.field.centerLat',
  label: 'draw.field.label',
};

const desks = new WeakMap<Atlas, DrawingDesk>();

export function drawingDesk(atlas: Atlas, speech: Speech): DrawingDesk {
  const desk = desks.get(atlas) ?? newDesk(atlas, speech);
  desks.set(atlas, desk);
  return desk;
}

function newDesk(atlas: Atlas, speech: Speech): DrawingDesk {
  const { workbench, announcer, notices, settings } = atlas;
  const units = rememberedUnits();
  const first = settings.units;
  if (units) settings.measureIn(units);
  whenUnitsForgotten(() => {
    settings.measureIn(first);
  });
  return new DrawingDesk(workbench, {
    save: (id, drawings) => {
      const features = drawingFeatures(drawings, (drawing) =>
        labelOf(drawing, settings.units, speech),
      );
      return geo().load(id, { kind: 'features', features, fields: fieldsIn(speech) });
    },
    load: async (id) => drawingsOf((await geo().features(id)).features),
    drop: (id) => geo().drop(id),
    newLayer: (id, title, table) => newLayer(id, title, table, settings.shownTheme),
    nameOf: (kind, number) =>
      // What a note says only its writer knows.
      kind === 'text' ? '' : `${speech.t(`draw.kind.${kind}`)} ${number}`,
    titleOf: (number) =>
      number === 1
        ? speech.t('draw.layer.title')
        : speech.t('draw.layer.numbered', { number: String(number) }),
    split: async (shape, cut) => {
      const { splitShape } = await import('../../domain/drawing/split');
      return splitShape(shape, cut);
    },
    told: (what, drawing) => {
      const measure = drawing ? measureOf(drawing, settings.units, speech) : '';
      const name = drawing ? nameOf(drawing, speech) : '';
      announcer.say(speech.t(`draw.say.${what}`, { name, measure }), 'high');
      if (what === 'notSplit') notices.tell('info', 'notice.draw.notSplit');
    },
    labelOf: ({ shape }) => measureOf(shape, settings.units, speech),
    failed: (error) => {
      const detail = error instanceof Error ? error.message : String(error);
      notices.tell('error', 'notice.draw.failed', { detail });
    },
  });
}

function fieldsIn(speech: Speech): TableField[] {
  return DRAWING_FIELDS.map((field) => ({
    ...field,
    title: { [speech.lang]: speech.t(FIELD_TITLES[field.name]) },
  }));
}

/** A layer in the colour of the drawing tool, as the design tokens have it. */
function newLayer(id: string, title: string, table: TableInfo, theme: 'light' | 'dark'): OwnLayer {
  const token = getComputedStyle(document.documentElement).getPropertyValue('--map-draw');
  const [light = '', dark = light] = token.match(/#[\da-f]{6}/gi) ?? [];
  return {
    id,
    title,
    origin: 'drawn',
    shown: true,
    opacity: 1,
    style: {
      coloring: { kind: 'single', color: theme === 'light' ? light : dark },
      points: 'circle',
      radiusPx: 6,
      sizeBy: null,
      lineWidthPx: 2.5,
      dashed: false,
      fillOpacity: 0.18,
      labelField: LABEL_FIELD,
    },
    table,
    version: 0,
    recipe: null,
    source: '',
  };
}
