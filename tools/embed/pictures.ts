import { readFileSync } from 'node:fs';
import type { Core, SketchLand } from '../../src/domain/atlas';
import { mapCredits } from '../../src/domain/basemap';
import { cameraForBounds } from '../../src/domain/mercator';
import { sceneOf } from '../../src/domain/scene';
import { boundsOfSite } from '../../src/domain/site-bounds';
import { sketch } from '../../src/domain/sketch';
import { sketchSvg } from '../../src/domain/sketch-svg';
import { parsePalette, type Theme } from '../../src/map/basemap/palette';

/** What an embed shows before it is opened: a view drawn as SVG. */
export interface View {
  /** Id of the site it shows; null for the first view. */
  readonly place: string | null;
  readonly lang: string;
}
export interface Picture extends View {
  readonly theme: Theme;
}

const THEMES = ['light', 'dark'] as const;

export const PICTURE_SIZE = { width: 800, height: 450 } as const;
const PADDING_PX = 60;
/** Near enough that a place stands alone, far enough that its surroundings are known. */
const NEAREST_ZOOM = 12.2;

export const pictureFile = ({ place, lang, theme }: Picture): string =>
  `embed/${lang}/${place ?? 'home'}${theme === 'dark' ? '.dark' : ''}.svg`;

/** Every view that has a picture: the first one and each place, in each language. */
export const allViews = (core: Core): View[] =>
  core.settings.languages.flatMap((lang) =>
    [null, ...core.sites.map(({ id }) => id)].map((place) => ({ place, lang })),
  );

/** Draws the pictures of an atlas; what all of them share is worked out once. */
export function pictureDrawer(
  core: Core,
  land: SketchLand,
): (view: View) => readonly { readonly file: string; readonly svg: string }[] {
  const tokens = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
  const scene = sceneOf(core);
  const { settings, themes } = core;
  return ({ place, lang }) => {
    const site = core.sites.find(({ id }) => id === place);
    // A place that is on no map has the first view.
    const bounds = (site && boundsOfSite(site, scene, core.areaBounds)) ?? settings.view.bounds;
    const languages = [lang, settings.fallbackLanguage, settings.localLanguage];
    const names = site?.name ?? settings.title;
    // As Chinese law words it, whatever the language of the picture.
    const { approvalNumbers } = mapCredits(settings.basemaps);
    const approval = approvalNumbers.map((number) => `审图号：${number}`).join(' ');
    const title = languages.map((language) => names[language]).find(Boolean) ?? '';
    const model = sketch({
      camera: cameraForBounds(bounds, PICTURE_SIZE, PADDING_PX, NEAREST_ZOOM),
      size: PICTURE_SIZE,
      land,
      pins: scene.pins,
      areas: scene.areas,
      rings: scene.rings,
      tracks: scene.tracks,
      icons: Object.fromEntries(themes.map(({ id, icon }) => [id, icon])),
      languages,
      selectedId: place,
    });
    return THEMES.map((theme) => {
      const palette = parsePalette(tokens, theme);
      const colors = {
        sea: palette.sea,
        land: palette.land,
        coast: palette.coast,
        label: palette.label,
        halo: palette.halo,
        onPin: palette.halo,
        pin: palette.labelMuted,
        selected: palette.label,
        themes: Object.fromEntries(themes.map(({ id, color }) => [id, color[theme]])),
      };
      return {
        file: pictureFile({ place, lang, theme }),
        svg: sketchSvg(model, colors, { title, lang, approval }),
      };
    });
  };
}
