/** The rules that hold across the files of geodata/, beyond what a schema can say. */
import { EMBEDDED_SOURCE_LAYERS } from './basemap-layers';
import { checkBasemaps } from './basemap-rules';
import { checkLanguages, type Report, type RuleContext } from './language-rules';
import type { Fault, Geodata } from './parse';
import { checkFigures, checkSites } from './site-rules';
import { checkTours } from './tours-rules';

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
    if (layer.source.type === 'basemap') {
      const { sourceLayer } = layer.source;
      if (!EMBEDDED_SOURCE_LAYERS.includes(sourceLayer)) {
        report(
          file,
          layer.id,
          `${at}.source.sourceLayer`,
          `the embedded basemap has no source layer ${sourceLayer}`,
        );
      }
      if (layer.draw.kind === 'sites') {
        report(file, layer.id, `${at}.draw`, 'sites come from a file, not from the basemap');
      }
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
    checkFigures(indicator.figures, (path, message) => {
      report(file, indicator.id, `${at}.${path}`, message);
    });
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

/** The instance: languages it has, bounds that are some, ids that are each their own. */
function checkAtlas({ geodata: { atlas }, report }: RuleContext): void {
  const file = 'atlas.json';
  for (const key of ['localLanguage', 'fallbackLanguage'] as const) {
    if (!atlas.languages.includes(atlas[key])) {
      report(file, '', key, `${atlas[key]} is not one of the languages`);
    }
  }
  const [west, south, east, north] = atlas.bounds;
  if (west >= east || south >= north) {
    report(file, '', 'bounds', 'bounds are west, south, east, north');
  }
  const [left, bottom, right, top] = atlas.view.bounds;
  if (left < west || bottom < south || right > east || top > north) {
    report(file, '', 'view.bounds', 'the first view lies outside the bounds of the atlas');
  }
  checkBasemaps(atlas.basemaps, atlas.audience, report);
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

  checkAtlas(context);
  checkLanguages('atlas.json', '', geodata.atlas, '', context);
  checkLanguages('sources.json', '', geodata.sources.sources, 'sources', context);
  checkSites(context);
  checkCycles(context);
  checkCatalogue(context);
  checkIndicators(context);
  checkTours(context);
  return faults;
}
