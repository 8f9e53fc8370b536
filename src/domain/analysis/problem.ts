export const ANALYSIS_PROBLEMS = [
  'input-missing',
  'input-empty',
  'wrong-kind',
  'too-large',
  'too-many-results',
  'result-empty',
  'parameter',
  'geometry',
  'recipe-broken',
  'recipe-too-large',
  'operation-unknown',
  'layer-unknown',
  'layer-private',
  'link-too-long',
  'failed',
] as const;
export type AnalysisProblemCode = (typeof ANALYSIS_PROBLEMS)[number];

/** Why an analysis gave nothing; the interface has words for each code (`analyse.problem.<code>`). */
export class AnalysisProblem extends Error {
  constructor(
    readonly code: AnalysisProblemCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'AnalysisProblem';
  }
}
