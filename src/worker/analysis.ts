/** The page's side of the analysis worker: one worker a run, ended when it is done or cancelled. */
import * as Comlink from 'comlink';
import { FileProblem } from '../data/read-json';
import type { Recipe } from '../domain/analysis/model';
import { AnalysisProblem } from '../domain/analysis/problem';
import type { AnalysisResult, AnalysisService, AnalysisTold } from './analysis-service';
import { geo } from './geo';

export type { AnalysisResult } from './analysis-service';

export interface AnalysisRun {
  /** Fails with an AnalysisProblem, a FileProblem, or an AbortError after `cancel`. */
  readonly result: Promise<AnalysisResult>;
  readonly cancel: () => void;
}

/** Works a recipe off; the result is in the geo worker under the target's id. */
export function analyse(recipe: Recipe, target: string, told: AnalysisTold): AnalysisRun {
  const worker = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  let cancel = (): void => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    cancel = () => {
      reject(new DOMException('The analysis was cancelled.', 'AbortError'));
    };
    worker.addEventListener('error', (event) => {
      reject(new FileProblem('analysis.worker.js', event.message ? 'broken' : 'unreachable'));
    });
  });
  const work = async (): Promise<AnalysisResult> => {
    await geo().connect(port1);
    const answer = await Comlink.wrap<AnalysisService>(worker).run(
      recipe,
      target,
      Comlink.transfer(port2, [port2]),
      Comlink.proxy(told),
    );
    if (!answer.ok) throw new AnalysisProblem(answer.code, answer.params);
    return answer.result;
  };
  const result = Promise.race([work(), ended])
    .catch((error: unknown) => {
      throw FileProblem.revive(error);
    })
    .finally(() => {
      worker.terminate();
    });
  return { result, cancel };
}
