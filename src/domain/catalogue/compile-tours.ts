import type { Lang, Unit } from '../site';
import type { Flight, Tour, Tours, TourStep, TourSummary } from '../tour';
import type { Geodata } from './parse';
import type { ToursFile } from './tours-schema';

type FileTour = ToursFile['tours'][number];
type FileStep = FileTour['steps'][number];

/** What the first paint knows of the tours. */
export const tourSummaries = ({ tours }: Geodata): TourSummary[] =>
  tours.tours.map(({ id, theme, title, steps }) => ({ id, theme, title, stepCount: steps.length }));

const minutes = ({ value, unit }: { value: number; unit: Unit }): number =>
  unit === 'hour' ? value * 60 : value;

function flightOf(step: FileStep, geodata: Geodata, lang: Lang): Flight | undefined {
  const { flight } = step;
  if (!flight) return undefined;
  const figure = [...geodata.siteFiles.values()]
    .flatMap(({ features }) => features)
    .find(({ id }) => id === step.site)
    ?.properties.claims.find(({ id }) => id === flight.claim)
    ?.figures.find(({ id }) => id === flight.figure);
  if (!figure?.before) return undefined;
  return {
    now: { label: flight.now[lang] ?? '', minutes: minutes(figure) },
    before: { label: flight.before[lang] ?? '', minutes: minutes(figure.before) },
  };
}

function compileStep(tour: FileTour, step: FileStep, geodata: Geodata, lang: Lang): TourStep {
  const layers = step.layers ?? tour.layers;
  const flight = flightOf(step, geodata, lang);
  return {
    site: step.site ?? null,
    ...(step.title ? { title: step.title[lang] ?? '' } : {}),
    text: step.text[lang] ?? '',
    ...(step.view ? { view: step.view.bounds } : {}),
    ...(layers ? { layers } : {}),
    ...(flight ? { flight } : {}),
  };
}

/** The tours in one language, each step with all it needs. */
export function compileTours(geodata: Geodata, lang: Lang): Tours {
  return {
    lang,
    tours: Object.fromEntries(
      geodata.tours.tours.map((tour): [string, Tour] => [
        tour.id,
        {
          summary: tour.summary[lang] ?? '',
          steps: tour.steps.map((step) => compileStep(tour, step, geodata, lang)),
        },
      ]),
    ),
  };
}
