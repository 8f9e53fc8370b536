import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import type { DrawingDesk } from '../../state/drawing.svelte';
import { measureOf } from './words';

/** Says which position was set and how long or large the shape is by now. */
export function saySet({ sketch }: DrawingDesk, atlas: Atlas, speech: Speech): void {
  if (!sketch) return;
  const measure = measureOf(sketch.shape, atlas.settings.units, speech);
  const number = String(sketch.setCount);
  atlas.announcer.say(speech.t('draw.say.set', { number, measure }), 'high');
}
