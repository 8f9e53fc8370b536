/** The rules between tours.json and the rest of geodata/. */
import { checkLanguages, type RuleContext } from './language-rules';
import type { SiteFile } from './schema';
import type { ToursFile } from './tours-schema';

type SiteFeature = SiteFile['features'][number];
type Step = ToursFile['tours'][number]['steps'][number];
type Fault = (path: string, message: string) => void;

const FILE = 'tours.json';

function checkView(step: Step, context: RuleContext, fault: Fault): void {
  if (!step.view) return;
  const [west, south, east, north] = step.view.bounds;
  const [minWest, minSouth, maxEast, maxNorth] = context.geodata.atlas.bounds;
  if (west >= east || south >= north) {
    fault('view.bounds', 'bounds are west, south, east, north');
  } else if (west < minWest || south < minSouth || east > maxEast || north > maxNorth) {
    fault('view.bounds', 'the view lies outside the bounds of the atlas');
  }
}

function checkFlight(step: Step, site: SiteFeature | undefined, fault: Fault): void {
  if (!step.flight) return;
  if (site?.geometry?.type !== 'LineString') {
    fault('flight', 'a flight needs a site drawn as one line');
    return;
  }
  const claim = site.properties.claims.find(({ id }) => id === step.flight?.claim);
  const figure = claim?.figures.find(({ id }) => id === step.flight?.figure);
  const units: readonly (string | undefined)[] = [figure?.unit, figure?.before?.unit];
  if (!units.every((unit) => unit === 'minute' || unit === 'hour')) {
    fault('flight.figure', 'a flight needs a figure in minutes or hours with the time before');
  }
}

export function checkTours(context: RuleContext): void {
  const { geodata, report, siteIds, themeIds } = context;
  const sites = new Map(
    [...geodata.siteFiles.values()]
      .flatMap(({ features }) => features)
      .map((feature) => [feature.id, feature]),
  );
  const layerIds = new Set(geodata.catalogue.layers.map(({ id }) => id));
  const seen = new Set<string>();
  geodata.tours.tours.forEach((tour, index) => {
    const at = `tours[${index}]`;
    const tourFault: Fault = (path, message) => {
      report(FILE, tour.id, `${at}.${path}`, message);
    };
    const checkLayers = (layers: readonly string[] | undefined, path: string): void => {
      for (const layer of layers ?? []) {
        if (!layerIds.has(layer)) tourFault(path, `the catalogue has no layer ${layer}`);
      }
    };
    if (seen.has(tour.id)) tourFault('id', 'another tour has this id');
    seen.add(tour.id);
    if (!themeIds.has(tour.theme)) tourFault('theme', `there is no theme ${tour.theme}`);
    checkLayers(tour.layers, 'layers');
    tour.steps.forEach((step, number) => {
      const fault: Fault = (path, message) => {
        tourFault(`steps[${number}]${path === '' ? '' : `.${path}`}`, message);
      };
      const site = step.site === undefined ? undefined : sites.get(step.site);
      if (step.site !== undefined && !siteIds.has(step.site)) {
        fault('site', `there is no site ${step.site}`);
      }
      if ((step.site === undefined) !== (step.title !== undefined)) {
        fault('', 'a step has either a site or a title');
      }
      if (!step.view && (step.site === undefined || site?.properties.unmapped)) {
        fault('', 'a step without a place on the map needs a view');
      }
      checkView(step, context, fault);
      checkLayers(step.layers, `steps[${number}].layers`);
      checkFlight(step, site, fault);
    });
    checkLanguages(FILE, tour.id, tour, at, context);
  });
}
