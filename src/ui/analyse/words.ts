import type { AnalysisFigure } from '../../domain/analysis/operation';
import { INLINE, stepOf } from '../../domain/analysis/model';
import type { AnalysisProblem } from '../../domain/analysis/problem';
import { isOperationId } from '../../domain/analysis/specs';
import { formatDistance } from '../../domain/format';
import { formatArea } from '../../domain/measure-units';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import type { AnalysisResult } from '../../worker/analysis';
import type { Draft } from './draft';

/** A layer by the name a person knows. */
export function layerName(id: string, atlas: Atlas, speech: Speech): string {
  const step = stepOf(id);
  if (step !== null) return speech.t('analyse.input.step', { number: step });
  if (id === INLINE) return speech.t('analyse.input.inline');
  const shipped = atlas.core.layers.find((layer) => layer.id === id);
  if (shipped) return speech.name(shipped.title).text;
  return atlas.workbench.own.get(id)?.title ?? id;
}

/** What a result is called: the last operation, and the layers that it began with. */
export function titleOf(draft: Draft, atlas: Atlas, speech: Speech): string {
  const operations = draft.map(({ operation }) => speech.t(`analyse.op.${operation}`));
  const layers = draft
    .flatMap(({ inputs }) => inputs.map(({ layer }) => layer))
    .filter((layer) => layer !== '' && stepOf(layer) === null)
    .map((layer) => layerName(layer, atlas, speech));
  return [operations.join(' → '), [...new Set(layers)].join(', ')].join(' · ').slice(0, 200);
}

export function figureText({ name, value }: AnalysisFigure, speech: Speech): string {
  const number = new Intl.NumberFormat(speech.lang, { maximumFractionDigits: 2 });
  const text = name.startsWith('area')
    ? formatArea(value, 'metric', speech.lang)
    : name.endsWith('Metres')
      ? formatDistance(value, speech.lang)
      : number.format(value);
  return speech.t(`analyse.figure.${name}`, { value: text });
}

/** A result in one line, for readers. */
export function resultText(result: AnalysisResult, title: string, speech: Speech): string {
  const count = speech.t('layers.features', { count: result.table.featureCount });
  return [title, count, ...result.figures.map((figure) => figureText(figure, speech))].join('; ');
}

/** What went wrong, and what to do about it. */
export function problemText({ code, params }: AnalysisProblem, speech: Speech): string {
  const operation = params['operation'];
  const named =
    typeof operation === 'string' && isOperationId(operation)
      ? { ...params, operation: speech.t(`analyse.op.${operation}`) }
      : params;
  return speech.t(`analyse.problem.${code}`, named);
}
