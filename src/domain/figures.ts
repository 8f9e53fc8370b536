/** The numbers of the article for a page of charts: what may be drawn, and against what. */
import type { Core } from './atlas';
import type { Figure, Indicator, Site, Unit } from './site';

/** One bar: a value on a scale that begins at zero. */
export interface Bar {
  readonly role: 'value' | 'before';
  readonly value: number;
}

/** How a figure is shown honestly. */
export type Chart =
  /** A share of a whole: on the full scale, with the target as a mark. */
  | { readonly kind: 'share'; readonly bars: readonly Bar[]; readonly target: number | null }
  /** A value and the one before, in one unit, on a scale from zero. */
  | { readonly kind: 'change'; readonly bars: readonly Bar[]; readonly unit: Unit }
  /** Growth, with what was before as 100; the article gives no amounts. */
  | { readonly kind: 'growth'; readonly bars: readonly Bar[] }
  /** Nothing to compare it with: the number alone. */
  | { readonly kind: 'number' };

/** Minutes of the units of time that a change may join. */
const MINUTES: Partial<Record<Unit, number>> = { minute: 1, hour: 60, day: 1440 };

/** Both values in the finer of their units; null when they cannot be compared. */
function comparable({ value, unit, before }: Figure): { bars: Bar[]; unit: Unit } | null {
  if (!before) return null;
  const [mine, other] = [MINUTES[unit], MINUTES[before.unit]];
  if (unit !== before.unit && (mine === undefined || other === undefined)) return null;
  const [factor, beforeFactor] = unit === before.unit ? [1, 1] : [mine ?? 1, other ?? 1];
  const common = Math.min(factor, beforeFactor);
  return {
    unit: factor <= beforeFactor ? unit : before.unit,
    bars: [
      { role: 'before', value: (before.value * beforeFactor) / common },
      { role: 'value', value: (value * factor) / common },
    ],
  };
}

export function chartOf(figure: Figure): Chart {
  const { value, unit, growth = false, target } = figure;
  const change = comparable(figure);
  if (change) return { kind: 'change', ...change };
  if (unit === 'percent' && growth) {
    // Percentages are decimals: 100 + 18.7 in binary is not.
    const index = Number((100 + value).toFixed(6));
    return {
      kind: 'growth',
      bars: [
        { role: 'before', value: 100 },
        { role: 'value', value: index },
      ],
    };
  }
  if (unit === 'percent' && value >= 0 && value <= 100) {
    return { kind: 'share', bars: [{ role: 'value', value }], target: target ?? null };
  }
  return { kind: 'number' };
}

/** What one card of the page shows: a figure of the whole city, or a statement that tells of a change. */
export interface FigureEntry {
  readonly id: string;
  /** The site whose statement it is; null for an indicator. */
  readonly site: Site | null;
  readonly textId: string;
  readonly theme: string;
  readonly date: string | null;
  readonly announced: boolean;
  readonly paragraph: number;
  readonly figures: readonly Figure[];
  /** Ids of the places that it belongs to. */
  readonly places: readonly string[];
}

const entryOfIndicator = (indicator: Indicator): FigureEntry => ({
  id: indicator.id,
  site: null,
  textId: indicator.id,
  theme: indicator.theme,
  date: indicator.date ?? null,
  announced: indicator.announced ?? false,
  paragraph: indicator.paragraph,
  figures: indicator.figures,
  places: indicator.sites,
});

/** Statements of places that tell of a before: each once, however many places tell it. */
function changes(sites: readonly Site[]): FigureEntry[] {
  const told = new Map<string, { site: Site; textId: string; places: string[] }>();
  for (const site of sites) {
    for (const { id, paragraph, figures } of site.claims) {
      const changed = figures.filter((figure) => chartOf(figure).kind === 'change');
      if (changed.length === 0) continue;
      const key = JSON.stringify([
        paragraph,
        changed.map(({ value, unit, before }) => [value, unit, before]),
      ]);
      const same = told.get(key);
      if (!same) told.set(key, { site, textId: id, places: [site.id] });
      else {
        same.places.push(site.id);
        // A route is what a change of travel is about; its ends only share it.
        if (site.kind === 'route') told.set(key, { ...same, site, textId: id });
      }
    }
  }
  return [...told.values()].flatMap(({ site, textId, places }) => {
    const claim = site.claims.find(({ id }) => id === textId);
    if (!claim) return [];
    return [
      {
        id: `${site.id}/${textId}`,
        site,
        textId,
        theme: site.theme,
        date: claim.date ?? null,
        announced: claim.announced ?? false,
        paragraph: claim.paragraph,
        figures: claim.figures,
        places,
      },
    ];
  });
}

/** All of it by theme, in the order of the catalogue. */
export function figureGroups({
  themes,
  sites,
  indicators,
}: Pick<Core, 'themes' | 'sites' | 'indicators'>): readonly {
  readonly theme: Core['themes'][number];
  readonly entries: readonly FigureEntry[];
}[] {
  const all = [...changes(sites), ...indicators.map(entryOfIndicator)];
  return themes.flatMap((theme) => {
    const entries = all.filter((entry) => entry.theme === theme.id);
    return entries.length > 0 ? [{ theme, entries }] : [];
  });
}
