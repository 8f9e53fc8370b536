/** Works recipes off, apart from the geo worker: it can be ended in the middle of a step. */
import * as Comlink from 'comlink';
import { reportRequests } from '../data/requests';
import { isOwnLayerId } from '../domain/own/model';
import type { RecipeInput } from '../domain/analysis/model';
import type { AnalysisInput, Outcome } from '../domain/analysis/operation';
import { AnalysisProblem } from '../domain/analysis/problem';
import { runRecipe } from '../domain/analysis/recipe';
import { OPERATIONS } from '../domain/analysis/registry';
import type { AnalysisService, AnalysisTold } from './analysis-service';
import type { GeoService } from './geo-service';

/** More often than this, progress only costs time. */
const TOLD_EVERY_MILLISECONDS = 60;

const service: AnalysisService = {
  async run(recipe, target, port, told) {
    const geo = Comlink.wrap<GeoService>(port);
    try {
      const outcome = await runRecipe(
        recipe,
        OPERATIONS,
        (input) => featuresOf(geo, input),
        sparing(told),
      );
      return { ok: true, result: await store(geo, target, outcome) };
    } catch (error) {
      if (error instanceof AnalysisProblem) {
        return { ok: false, code: error.code, params: error.params };
      }
      throw error;
    }
  },
};

async function featuresOf(
  geo: Comlink.Remote<GeoService>,
  { layer, filter, features }: RecipeInput,
): Promise<AnalysisInput> {
  const { fields } = isOwnLayerId(layer)
    ? await geo.info(layer)
    : await geo.load(layer, { kind: 'shipped' });
  const choice = { ...(features ? { ids: features } : {}), ...(filter ? { filter } : {}) };
  const collection = await geo.features(layer, choice);
  return { features: collection.features, fields };
}

async function store(geo: Comlink.Remote<GeoService>, target: string, outcome: Outcome) {
  const table = await geo.load(target, {
    kind: 'features',
    features: { type: 'FeatureCollection', features: [...outcome.features] },
    fields: outcome.fields,
  });
  const { figures, skipped, positionRadiusMetres } = outcome;
  return { table, figures, skipped, positionRadiusMetres };
}

function sparing(told: AnalysisTold): AnalysisTold {
  let last = 0;
  return (step, share) => {
    const now = performance.now();
    if (now - last < TOLD_EVERY_MILLISECONDS && share < 1) return;
    last = now;
    // Over comlink this is a message; nobody waits for its answer.
    told(step, share);
  };
}

reportRequests();
Comlink.expose(service);
