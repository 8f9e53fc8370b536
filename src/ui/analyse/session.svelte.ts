import { readRecipe, writeRecipe } from '../../data/recipe-link';
import { FileProblem } from '../../data/read-json';
import { INLINE, stepOf, type Recipe } from '../../domain/analysis/model';
import { makePortable, type LayerOrigin } from '../../domain/analysis/portable';
import { AnalysisProblem } from '../../domain/analysis/problem';
import type { OperationId } from '../../domain/analysis/specs';
import type { OwnLayer } from '../../domain/own/model';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import { analyse, type AnalysisResult, type AnalysisRun } from '../../worker/analysis';
import { geo } from '../../worker/geo';
import { newOwnId } from '../layers/own-deeds';
import { draftOf, newStep, recipeOf, withoutStep, type Draft, type DraftStep } from './draft';
import { resultLayer } from './result-layer';
import { problemText, resultText, titleOf } from './words';

/** What came out of the last run, for the card that shows it. */
export interface Shown {
  readonly layer: OwnLayer;
  readonly result: AnalysisResult;
  /** Null while it is made, or when it cannot be. */
  readonly link: string | null;
  readonly linkProblem: AnalysisProblem | null;
}

/** The analyses of a page: the recipe that is written, the one that runs, and what came out. */
export class AnalysisSession {
  readonly #atlas: Atlas;
  readonly #speech: Speech;
  #draft = $state.raw<Draft>([]);
  /** True while the person chooses the operation of another step. */
  #choosing = $state(false);
  #running = $state.raw<{
    readonly step: number;
    readonly steps: number;
    readonly share: number;
  } | null>(null);
  #problem = $state.raw<AnalysisProblem | null>(null);
  #shown = $state.raw<Shown | null>(null);
  #run: AnalysisRun | null = null;

  constructor(atlas: Atlas, speech: Speech) {
    this.#atlas = atlas;
    this.#speech = speech;
  }

  get draft(): Draft {
    return this.#draft;
  }

  get isChoosing(): boolean {
    return this.#choosing || this.#draft.length === 0;
  }

  get running() {
    return this.#running;
  }

  get problem(): AnalysisProblem | null {
    return this.#problem;
  }

  /** The last result, while its layer is there. */
  get shown(): Shown | null {
    const shown = this.#shown;
    return shown && this.#atlas.workbench.own.get(shown.layer.id) ? shown : null;
  }

  /** Results that are there, the latest first, with how they were worked out. */
  get results(): readonly OwnLayer[] {
    return this.#atlas.workbench.own.all.filter(
      ({ origin, recipe }) => origin === 'analysed' && recipe !== null,
    );
  }

  addStep(operation: OperationId): void {
    this.#draft = [...this.#draft, newStep(operation, this.#draft.length)];
    this.#choosing = false;
    this.#problem = null;
  }

  changeStep(index: number, step: DraftStep): void {
    this.#draft = this.#draft.with(index, step);
  }

  removeStep(index: number): void {
    this.#draft = withoutStep(this.#draft, index);
    this.#problem = null;
  }

  chooseNext(choosing: boolean): void {
    this.#choosing = choosing;
  }

  startOver(): void {
    this.#draft = [];
    this.#choosing = false;
    this.#problem = null;
    this.#shown = null;
  }

  edit(recipe: Recipe): void {
    this.#draft = draftOf(recipe);
    this.#choosing = false;
    this.#problem = null;
  }

  /** Works off what the person has written. */
  async runDraft(): Promise<void> {
    const { filters, chosen } = this.#atlas.workbench;
    const recipe = recipeOf(this.#draft, titleOf(this.#draft, this.#atlas, this.#speech), {
      filterOf: (layer) => filters.of(layer),
      chosenOf: (layer) => (chosen?.layer === layer ? [...chosen.ids] : []),
    });
    await this.#work(recipe, null);
  }

  /** Works off the recipe of a link; what is wrong with it is a notice. */
  async runLink(text: string): Promise<void> {
    const { recipe: linked } = this.#atlas.workbench;
    try {
      const recipe = await readRecipe(text);
      this.edit(recipe);
      if (await this.#isThere(text)) return;
      const layer = await this.#work(recipe, text);
      if (layer) {
        if (this.#atlas.isHome && layer.table.bounds) this.#atlas.frameBounds(layer.table.bounds);
        return;
      }
      if (this.#problem) this.#tellLink(this.#problem);
    } catch (error) {
      if (!(error instanceof AnalysisProblem)) throw error;
      this.#tellLink(error);
    }
    // Another link may have come meanwhile.
    if (linked.text === text) this.#atlas.workbench.resultFailed();
  }

  cancel(): void {
    this.#run?.cancel();
  }

  #tellLink(problem: AnalysisProblem): void {
    const reason = problemText(problem, this.#speech);
    this.#atlas.notices.tell('warning', 'notice.recipe.failed', { reason });
  }

  /** A project may hold the result already: after a crash, or when the page is opened again. */
  async #isThere(text: string): Promise<boolean> {
    for (const { id, recipe } of this.results) {
      if (!recipe) continue;
      try {
        if ((await writeRecipe(await makePortable(recipe, this.#originOf))) !== text) continue;
      } catch (error) {
        // Too long for a link: it is not the one.
        if (!(error instanceof AnalysisProblem)) throw error;
        continue;
      }
      this.#atlas.workbench.resultMade(text, id);
      return true;
    }
    return false;
  }

  /** @param text of the link that asked for it */
  async #work(recipe: Recipe, text: string | null): Promise<OwnLayer | null> {
    this.#run?.cancel();
    const id = newOwnId();
    this.#problem = null;
    const steps = recipe.steps.length;
    this.#running = { step: 1, steps, share: 0 };
    let run: AnalysisRun | null = null;
    try {
      this.#checkLayers(recipe);
      run = analyse(recipe, id, (step, share) => {
        if (this.#run === run) this.#running = { step, steps, share };
      });
      this.#run = run;
      const result = await run.result;
      return this.#finish(
        resultLayer(id, recipe, result.table, this.#atlas.workbench.own.all.length),
        result,
        text,
      );
    } catch (error) {
      if (this.#run === run || run === null) this.#failed(error);
      return null;
    } finally {
      if (this.#run === run || run === null) {
        this.#run = null;
        this.#running = null;
      }
    }
  }

  #finish(layer: OwnLayer, result: AnalysisResult, text: string | null): OwnLayer {
    const { workbench, selection } = this.#atlas;
    const { own, history } = workbench;
    own.add(layer);
    history.note({
      label: 'analyse.deed',
      undo: () => {
        own.remove(layer.id);
        if (workbench.tableLayer === layer.id) workbench.closeTable();
        if (selection.selected?.kind === 'own' && selection.selected.layer === layer.id) {
          selection.clear();
        }
      },
      // Its features stay in the worker.
      redo: () => {
        own.add(layer);
      },
    });
    this.#shown = { layer, result, link: null, linkProblem: null };
    this.#atlas.announcer.say(resultText(result, layer.title, this.#speech), 'high');
    if (text !== null) {
      this.#shown = { ...this.#shown, link: text };
      this.#atlas.workbench.resultMade(text, layer.id);
    } else {
      void this.#makeLink(layer);
    }
    return layer;
  }

  #failed(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') {
      this.#atlas.announcer.say(this.#speech.t('analyse.cancelled'), 'high');
      return;
    }
    this.#problem =
      error instanceof AnalysisProblem
        ? error
        : error instanceof FileProblem
          ? new AnalysisProblem('failed', { detail: error.file })
          : new AnalysisProblem('failed', {
              detail: error instanceof Error ? error.message : String(error),
            });
    this.#atlas.announcer.say(problemText(this.#problem, this.#speech), 'high');
  }

  #checkLayers(recipe: Recipe): void {
    for (const { layer } of recipe.steps.flatMap(({ inputs }) => inputs)) {
      if (layer === INLINE || stepOf(layer) !== null) continue;
      if (this.#originOf(layer).kind === 'unknown') {
        throw new AnalysisProblem('layer-unknown', { name: layer });
      }
    }
  }

  readonly #originOf = (id: string): LayerOrigin => {
    const { core, workbench } = this.#atlas;
    if (core.layers.some((layer) => layer.id === id)) return { kind: 'shipped' };
    const own = workbench.own.get(id);
    if (!own) return { kind: 'unknown' };
    if (own.recipe) return { kind: 'analysed', recipe: own.recipe };
    return {
      kind: 'own',
      title: own.title,
      load: ({ filter, features }) =>
        geo().features(id, {
          ...(features ? { ids: features } : {}),
          ...(filter ? { filter } : {}),
        }),
    };
  };

  async #makeLink(layer: OwnLayer): Promise<void> {
    const mine = (): boolean => this.#shown?.layer.id === layer.id;
    try {
      const link = await writeRecipe(await makePortable(layer.recipe!, this.#originOf));
      if (mine()) this.#shown = { ...this.#shown!, link };
      this.#atlas.workbench.resultMade(link, layer.id);
    } catch (error) {
      if (!(error instanceof AnalysisProblem)) throw error;
      if (mine()) this.#shown = { ...this.#shown!, linkProblem: error };
      this.#atlas.workbench.recipe.drop();
    }
  }
}

const sessions = new WeakMap<Atlas, AnalysisSession>();

/** The one session of the page: it outlives its panel. */
export function sessionOf(atlas: Atlas, speech: Speech): AnalysisSession {
  const known = sessions.get(atlas) ?? new AnalysisSession(atlas, speech);
  sessions.set(atlas, known);
  return known;
}
