/** The legend of what the map shows, as rows for paper. */
import { mainColor } from '../../domain/own/colors';
import { hasSourceLayers } from '../../domain/connect/model';
import type { LayerStyle, OwnLayer } from '../../domain/own/model';
import type { LegendRow, SwatchShape } from '../../domain/print/model';
import type { GeometryKind } from '../../domain/table/model';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import { colorOfConnected } from '../connect/on-map';
import { fieldTitle } from '../layers/words';

function shapeOf(color: string, style: LayerStyle, kinds: readonly GeometryKind[]): SwatchShape {
  if (kinds.includes('polygon')) return { kind: 'area', color, opacity: style.fillOpacity };
  if (kinds.includes('line')) return { kind: 'line', color, dashed: style.dashed };
  return { kind: 'point', color };
}

/** Its title, with a sample where it has one colour; else a row for each colour. */
function ownRows({ title, style, table }: OwnLayer, speech: Speech): LegendRow[] {
  const { coloring } = style;
  const sample = (color: string): SwatchShape[] => [shapeOf(color, style, table.geometryKinds)];
  const note = (text: string): LegendRow => ({ text, swatches: [], style: 'note' });
  const titleOf = (name: string): string => {
    const field = table.fields.find((entry) => entry.name === name);
    return field ? fieldTitle(field, speech) : name;
  };
  const number = (value: number | undefined): string =>
    (value ?? 0).toLocaleString(speech.lang, { maximumFractionDigits: 2 });
  const item = (color: string, text: string): LegendRow => ({
    text,
    swatches: sample(color),
    style: 'item',
  });
  const rows: LegendRow[] =
    coloring.kind === 'single'
      ? [{ text: title, swatches: sample(mainColor(coloring)), style: 'item' }]
      : [{ text: `${title} – ${titleOf(coloring.field)}`, swatches: [], style: 'heading' }];
  if (coloring.kind === 'category') {
    rows.push(...coloring.categories.map(({ value, color }) => item(color, value)));
    rows.push(item(coloring.otherColor, speech.t('style.other')));
  }
  if (coloring.kind === 'graduated') {
    const { breaks, colors } = coloring;
    colors.forEach((color, index) => {
      const from = number(breaks[index - 1]);
      const to = number(breaks[index]);
      const text =
        index === 0
          ? speech.t('style.class.below', { to })
          : index === breaks.length
            ? speech.t('style.class.above', { from })
            : speech.t('style.class', { from, to });
      rows.push(item(color, text));
    });
    rows.push(item(coloring.missingColor, speech.t('style.missing')));
  }
  if (table.geometryKinds.includes('point')) {
    if (style.points === 'heat') rows.push(note(speech.t('style.density')));
    if (style.points === 'cluster') rows.push(note(speech.t('style.clusters')));
    if (style.sizeBy && style.points !== 'heat')
      rows.push(note(speech.t('style.sized', { field: titleOf(style.sizeBy.field) })));
  }
  return rows;
}

/** @param muted colour of the samples that stand for every theme */
export function legendRows(atlas: Atlas, speech: Speech, muted: string): LegendRow[] {
  const shownIds = new Set(atlas.shownSites);
  const sites = atlas.core.sites.filter(({ id }) => shownIds.has(id));
  const themes = atlas.core.themes.filter(({ id }) =>
    atlas.layers.all.some((layer) => layer.theme === id && atlas.layers.isShown(layer.id)),
  );
  const own = atlas.workbench.own.all.filter(({ shown, opacity }) => shown && opacity > 0);
  const connected = atlas.workbench.connected.all.filter(
    ({ shown, opacity }) => shown && opacity > 0,
  );
  const sample = themes.find(({ id }) => sites.some(({ theme }) => theme === id));
  const icon = (hollow: boolean): SwatchShape[] =>
    sample ? [{ kind: 'icon', path: sample.icon, color: sample.color.light, hollow }] : [];
  const precisions = new Set(
    sites.filter(({ track }) => !track).map(({ position }) => position.precision),
  );
  const row = (text: string, swatches: readonly SwatchShape[]): LegendRow => ({
    text,
    swatches,
    style: 'item',
  });
  return [
    ...own.flatMap((layer) => ownRows(layer, speech)),
    ...connected.map((layer) =>
      hasSourceLayers(layer.source)
        ? row(layer.title, [{ kind: 'area', color: colorOfConnected(layer), opacity: 1 }])
        : row(layer.title, []),
    ),
    ...themes.map(({ title, icon: path, color }) =>
      row(speech.name(title).text, [{ kind: 'icon', path, color: color.light, hollow: false }]),
    ),
    ...(precisions.has('exact') || precisions.has('site')
      ? [row(speech.t('legend.exact'), icon(false))]
      : []),
    ...(precisions.has('locality') ? [row(speech.t('legend.locality'), icon(true))] : []),
    ...(precisions.has('area')
      ? [row(speech.t('legend.area'), [{ kind: 'soft', color: muted } as const])]
      : []),
    ...(sites.some(({ track }) => track?.published)
      ? [row(speech.t('legend.track'), [{ kind: 'line', color: muted, dashed: false } as const])]
      : []),
    ...(sites.some(({ track }) => track && !track.published)
      ? [
          row(speech.t('legend.track.dashed'), [
            { kind: 'line', color: muted, dashed: true } as const,
          ]),
        ]
      : []),
  ];
}
