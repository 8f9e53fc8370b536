import type { Measure, PagePlan } from '../../domain/print/model';
import { mapSizePx } from '../../domain/print/page';
import { MM_PER_PX } from '../../domain/print/scale';
import type { Atlas } from '../../state/atlas.svelte';
import { fileOf, paintPage } from './paint-page';
import { inks, possibleRatio, type PrintChoice } from './print-job';
import { drawStill } from './still-map';

/** Of CSS: a screen's pixel on paper. */
const PIXELS_PER_INCH = 96;

export interface PrintedFile {
  readonly file: Blob;
  /** What the device can hold where that is less than was asked for: "210 dpi", "3×"; else null. */
  readonly reduced: string | null;
}

/** The page as a file. The map is drawn anew, as finely as was asked for. @throws when it cannot be */
export async function printFile(
  atlas: Atlas,
  plan: PagePlan,
  choice: PrintChoice,
  measure: Measure,
  about: { readonly title: string; readonly lang: string },
): Promise<PrintedFile> {
  const isPdf = choice.kind === 'pdf';
  const wanted = isPdf ? choice.resolution / PIXELS_PER_INCH : choice.ratio;
  const ratio = possibleRatio(plan, wanted, !isPdf);
  const size = mapSizePx(plan.map);
  const map = await drawStill(atlas, { camera: plan.placed.camera, size, pixelRatio: ratio });
  // A device may draw less than it says.
  const drawn = Math.min(ratio, (map.width + 1) / size.width);
  const least = isPdf ? `${Math.floor(drawn * PIXELS_PER_INCH)} dpi` : `${drawn.toFixed(2)}×`;
  const reduced = drawn < wanted - 0.02 ? least : null;
  if (isPdf) {
    const { writePdf } = await import('./write-pdf');
    const subject = `1:${plan.placed.scale}; ${plan.bar.metres} m`;
    return { file: await writePdf(plan, map, measure, { ...about, subject }), reduced };
  }
  const page = paintPage(plan, map, inks().paper, ratio / MM_PER_PX);
  return { file: await fileOf(page, 'image/png'), reduced };
}
