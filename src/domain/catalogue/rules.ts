/** The rules that hold across the files of geodata/, beyond what a schema can say. */
import type { Precision } from '../site';
import { checkLanguages, type Report, type RuleContext } from './language-rules';
import type { Fault, Geodata } from './parse';
import { checkTours } from './tours-rules';

const LARGEST_RADIUS_METRES: Readonly<Record<Precision, number>> = {
  exact: 50,
  site: 500,
  locality: 3000,
  area: Infinity,
  none: 0,
};

function checkSites(context: RuleContext): void {
  const { geodata, report } = context;
  const [west, south, east, north] = geodata.atlas.bounds;
  for (const [layerId, { features }] of geodata.siteFiles) {
    const file = `layers/${layerId}.geojson`;
    const seen = new Set<string>();
    features.forEach((feature, index) => {
      const { id, geometry, properties } = feature;
      const at = `features[${index}]`;
      const fault = (path: string, message: string): void => {
        report(file, id, `${at}.${path}`, message);
      };
      if (seen.has(id) || context.siteIds.get(id) !== layerId)
        fault('id', 'another site has this id');
      seen.add(id);

      const { position, within, claims, background, unmapped, track } = properties;
      const point = geometry?.type === 'Point' ? geometry.coordinates : position.point;
      if (geometry?.type === 'Point' && position.point) {
        fault('properties.position.point', 'the geometry is the point; leave this out');
      }
      if (geometry && geometry.type !== 'Point' && !position.point) {
        fault('properties.position', 'a site drawn as a line needs position.point for its label');
      }
      if (geometry && geometry.type !== 'Point' && !track) {
        fault(
          'properties',
          'a site drawn as a line needs track, which says whether it is published',
        );
      }
      if ((position.precision === 'none') !== (geometry === null)) {
        fault('geometry', 'precision none and a null geometry go together');
      }
      if (position.precision === 'none' && !unmapped) {
        fault('properties', 'a site without a place needs unmapped, the reason');
      }
      if (position.precision !== 'none' && position.radiusMetres === null) {
        fault('properties.position.radiusMetres', 'a position needs its radius');
      }
      if (position.precision !== 'none' && position.certainty === null) {
        fault('properties.position.certainty', 'a position says how it was found');
      }
      if ((position.radiusMetres ?? 0) > LARGEST_RADIUS_METRES[position.precision]) {
        fault(
          'properties.position.radiusMetres',
          `precision ${position.precision} ends at ${LARGEST_RADIUS_METRES[position.precision]} m`,
        );
      }
      if (point && !unmapped) {
        const [lng, lat] = point;
        if (lng < west || lng > east || lat < south || lat > north) {
          fault('geometry', 'the place lies outside the bounds of the atlas');
        }
      }
      if (within !== undefined) {
        if (!context.siteIds.has(within)) fault('properties.within', `there is no site ${within}`);
        if (within === id) fault('properties.within', 'a site does not lie in itself');
      }
      if (position.area !== undefined && !context.featureIds.has(position.area)) {
        fault('properties.position.area', `no layer has a feature ${position.area}`);
      }
      for (const source of position.sources) {
        if (!context.sourceIds.has(source)) {
          fault('properties.position.sources', `sources.json has no source ${source}`);
        }
      }
      background.forEach((entry, entryIndex) => {
        for (const source of entry.sources) {
          if (!context.sourceIds.has(source)) {
            fault(
              `properties.background[${entryIndex}].sources`,
              `sources.json has no source ${source}`,
            );
          }
        }
      });
      const claimIds = new Set<string>();
      claims.forEach((claim, claimIndex) => {
        if (claimIds.has(claim.id))
          fault(`properties.claims[${claimIndex}].id`, 'another claim has this id');
        claimIds.add(claim.id);
        if (claim.paragraph > geodata.atlas.article.paragraphs) {
          fault(`properties.claims[${claimIndex}].paragraph`, 'the article has no such paragraph');
        }
      });
      checkLanguages(file, id, properties, `${at}.properties`, context);
    });
  }
}

function checkCatalogue(context: RuleContext): void {
  const { geodata, report, fileNames } = context;
  const file = 'catalogue.json';
  const layerIds = new Set<string>();
  geodata.catalogue.layers.forEach((layer, index) => {
    const at = `layers[${index}]`;
    if (layerIds.has(layer.id)) report(file, layer.id, `${at}.id`, 'another layer has this id');
    layerIds.add(layer.id);
    if (!context.themeIds.has(layer.theme))
      report(file, layer.id, `${at}.theme`, `there is no theme ${layer.theme}`);
    if (layer.draw.kind === 'basemap' && layer.source.type !== 'basemap') {
      report(file, layer.id, `${at}.draw`, 'only a layer of the basemap is drawn by it');
    }
  });
  for (const name of fileNames) {
    const match = /^layers\/(.+)\.geojson$/.exec(name);
    if (match?.[1] !== undefined && !layerIds.has(match[1])) {
      report(name, '', '', 'the catalogue has no layer for this file');
    }
  }
  const themes = new Set<string>();
  geodata.catalogue.themes.forEach((theme, index) => {
    if (themes.has(theme.id))
      report(file, theme.id, `themes[${index}].id`, 'another theme has this id');
    themes.add(theme.id);
  });
  checkLanguages(
    file,
    '',
    { themes: geodata.catalogue.themes, layers: geodata.catalogue.layers },
    '',
    context,
  );
}

function checkIndicators(context: RuleContext): void {
  const { geodata, report } = context;
  const file = 'indicators.json';
  const seen = new Set<string>();
  geodata.indicators.indicators.forEach((indicator, index) => {
    const at = `indicators[${index}]`;
    if (seen.has(indicator.id))
      report(file, indicator.id, `${at}.id`, 'another indicator has this id');
    seen.add(indicator.id);
    if (!context.themeIds.has(indicator.theme)) {
      report(file, indicator.id, `${at}.theme`, `there is no theme ${indicator.theme}`);
    }
    if (indicator.paragraph > geodata.atlas.article.paragraphs) {
      report(file, indicator.id, `${at}.paragraph`, 'the article has no such paragraph');
    }
    for (const site of indicator.sites) {
      if (!context.siteIds.has(site))
        report(file, indicator.id, `${at}.sites`, `there is no site ${site}`);
    }
    checkLanguages(file, indicator.id, indicator, at, context);
  });
}

/** A chain of `within` that comes back to its beginning has no outermost place. */
function checkCycles(context: RuleContext): void {
  const parents = new Map<string, string>();
  const places = new Map<string, { file: string; path: string }>();
  for (const [layerId, { features }] of context.geodata.siteFiles) {
    features.forEach(({ id, properties }, index) => {
      if (!properties.within) return;
      parents.set(id, properties.within);
      const path = `features[${index}].properties.within`;
      places.set(id, { file: `layers/${layerId}.geojson`, path });
    });
  }
  for (const [id, { file, path }] of places) {
    const passed = new Set<string>();
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) {
      if (passed.has(at)) {
        context.report(file, id, path, 'the chain of within comes back to itself');
        break;
      }
      passed.add(at);
    }
  }
}

/**
 * Checks the rules between the files of geodata/.
 * @param fileNames every file of the folder, relative to it
 */
export function checkRules(geodata: Geodata, fileNames: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (file, id, path, message) => {
    faults.push({ file, id, path, message });
  };
  const siteIds = new Map<string, string>();
  for (const [layerId, { features }] of geodata.siteFiles) {
    for (const { id } of features) if (!siteIds.has(id)) siteIds.set(id, layerId);
  }
  const featureIds = new Set<string>(geodata.featureFiles.keys());
  for (const [layerId, { features }] of geodata.featureFiles) {
    const ownIds = new Set<string>();
    features.forEach(({ id }, index) => {
      if (ownIds.has(id))
        report(
          `layers/${layerId}.geojson`,
          id,
          `features[${index}].id`,
          'another feature has this id',
        );
      ownIds.add(id);
      featureIds.add(id);
    });
  }
  const sourceIds = new Set<string>();
  geodata.sources.sources.forEach(({ id }, index) => {
    if (sourceIds.has(id))
      report('sources.json', id, `sources[${index}].id`, 'another source has this id');
    sourceIds.add(id);
  });
  const themeIds = new Set(geodata.catalogue.themes.map(({ id }) => id));
  const context: RuleContext = {
    geodata,
    fileNames,
    report,
    siteIds,
    featureIds,
    sourceIds,
    themeIds,
  };

  const { atlas } = geodata;
  for (const key of ['localLanguage', 'fallbackLanguage'] as const) {
    if (!atlas.languages.includes(atlas[key])) {
      report('atlas.json', '', key, `${atlas[key]} is not one of the languages`);
    }
  }
  checkLanguages('atlas.json', '', atlas, '', context);
  checkLanguages('sources.json', '', geodata.sources.sources, 'sources', context);
  checkSites(context);
  checkCycles(context);
  checkCatalogue(context);
  checkIndicators(context);
  checkTours(context);
  return faults;
}
