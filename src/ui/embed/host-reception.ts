import { version } from '../../../package.json';
import { mapCredits } from '../../domain/basemap';
import type { Speech } from '../../i18n/speech.svelte';
import { approvalText } from '../../i18n/words/approval';
import type { Atlas } from '../../state/atlas.svelte';
import { commandsOf } from '../../state/embed/commands';
import { Reception } from '../../state/embed/reception';
import { CommandError } from '../../state/embed/session';
import { shownBasemapIds } from '../../state/side-view';
import { addData } from './add-data';
import { imageOf } from './export-image';
import type { Frame } from './frame.svelte';

/** Receives the page around the frame on behalf of the atlas. */
export function hostReception(atlas: Atlas, speech: Speech, frame: Frame | null): Reception {
  const { messageOrigins = [], basemaps } = atlas.core.settings;
  return new Reception({
    // A page of its own has no host: its parent is itself.
    host: window.parent === window ? null : window.parent,
    // As browsers write them: without the port that is the scheme's own.
    origins: [location.origin, ...messageOrigins.map((one) => new URL(one).origin)],
    version,
    now: () => performance.now(),
    commands: commandsOf(atlas, {
      addData: (args) => addData(atlas, args),
      exportImage: async () => {
        const drawn = frame?.live?.snapshot();
        if (!drawn)
          throw new CommandError('unavailable', 'There is no live map to take a picture of');
        const map = await drawn;
        const ratio = atlas.camera.size.width > 0 ? map.width / atlas.camera.size.width : 1;
        const shown = shownBasemapIds(atlas);
        const { attribution } = mapCredits(basemaps, shown);
        const words = {
          attribution: attribution.map(({ text }) => text).join(' · '),
          approval: approvalText(basemaps, speech, shown),
        };
        return imageOf(map, words, ratio);
      },
    }),
  });
}
