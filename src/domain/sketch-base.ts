import type { Core, SketchLand } from './atlas';
import type { Scene } from './scene';
import type { Lang } from './site';
import type { SketchInput } from './sketch-model';

/** What of an atlas every sketch is drawn from, whatever its view and size. */
export function sketchBase(
  { core, scene, land }: { readonly core: Core; readonly scene: Scene; readonly land: SketchLand },
  lang: Lang,
): Pick<SketchInput, 'land' | 'pins' | 'areas' | 'rings' | 'tracks' | 'icons' | 'languages'> {
  const { fallbackLanguage, localLanguage } = core.settings;
  return {
    land,
    pins: scene.pins,
    areas: scene.areas,
    rings: scene.rings,
    tracks: scene.tracks,
    icons: Object.fromEntries(core.themes.map(({ id, icon }) => [id, icon])),
    languages: [lang, fallbackLanguage, localLanguage],
  };
}
