import { chartOf, type FigureEntry } from '../../domain/figures';
import { figureParts, formatFigure } from '../../domain/format';
import type { Figure } from '../../domain/site';
import type { Texts } from '../../domain/catalogue/compile';
import type { Speech } from '../../i18n/speech.svelte';

/** A figure with its unit and its qualifier: "over 5,000". */
export function figureWords(figure: Figure, speech: Speech): string {
  const { qualifier, text } = figureParts(figure, speech.lang);
  return qualifier === null ? text : speech.t(`qualifier.${qualifier}`, { value: text });
}

/** What stands against the figure: its target or the value before; empty without either. */
export function referenceWords({ before, target, unit }: Figure, speech: Speech): string {
  if (before) return speech.t('place.before', { value: formatFigure(before, speech.lang) });
  if (target === undefined) return '';
  return speech.t('place.target', { value: formatFigure({ value: target, unit }, speech.lang) });
}

/** All that the chart of a figure says, as a sentence. */
export function sentenceOf(
  figure: Figure,
  label: string,
  announced: boolean,
  speech: Speech,
): string {
  const value = figureWords(figure, speech);
  const chart = chartOf(figure);
  if (chart.kind === 'growth') {
    const index = formatFigure(
      { value: chart.bars.at(-1)?.value ?? 0, unit: 'count' },
      speech.lang,
    );
    return speech.t(announced ? 'figures.growth.announced' : 'figures.growth', {
      label,
      value,
      index,
    });
  }
  if (figure.before) {
    const before = formatFigure(figure.before, speech.lang);
    return speech.t('figures.change', { label, value, before });
  }
  if (figure.target === undefined) return speech.t('figures.share', { label, value });
  const target = formatFigure({ value: figure.target, unit: figure.unit }, speech.lang);
  return speech.t('figures.share.target', { label, value, target });
}

export interface EntryTexts {
  readonly title: string;
  readonly text: string;
  readonly figures: Readonly<Record<string, string>>;
}

/** Title, text and labels of an entry: of the indicator, or of the place's statement. */
export function textsOf({ site, textId }: FigureEntry, texts: Texts, speech: Speech): EntryTexts {
  if (site) {
    const claim = texts.sites[site.id]?.claims[textId];
    return { title: speech.name(site.name).text, text: '', figures: {}, ...claim };
  }
  return texts.indicators[textId] ?? { title: textId, text: '', figures: {} };
}
