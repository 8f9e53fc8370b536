/** What the analysis worker does; `analysis.ts` is its client. */
import type { Recipe } from '../domain/analysis/model';
import type { AnalysisFigure } from '../domain/analysis/operation';
import type { AnalysisProblemCode } from '../domain/analysis/problem';
import type { TableInfo } from '../domain/table/model';

/** What came out, without its features, which are in the geo worker by then. */
export interface AnalysisResult {
  readonly table: TableInfo;
  readonly figures: readonly AnalysisFigure[];
  /** Features of the inputs that were left out: without a place, or of another kind. */
  readonly skipped: number;
  /** The largest radius in metres of positions that are known only roughly; null when all are known. */
  readonly positionRadiusMetres: number | null;
}

/** A problem loses its class on its way between workers; here it stays data. */
export type AnalysisAnswer =
  | { readonly ok: true; readonly result: AnalysisResult }
  | {
      readonly ok: false;
      readonly code: AnalysisProblemCode;
      readonly params: Readonly<Record<string, string | number>>;
    };

/** The step that is at work, from 1, and the share of the whole that is done, 0 to 1. */
export type AnalysisTold = (step: number, share: number) => void;

export interface AnalysisService {
  /**
   * Works a recipe off and loads the result into the geo worker.
   * @param target id of the table that is made
   * @param geo a port that the geo worker answers at
   */
  run(
    recipe: Recipe,
    target: string,
    geo: MessagePort,
    told: AnalysisTold,
  ): Promise<AnalysisAnswer>;
}
