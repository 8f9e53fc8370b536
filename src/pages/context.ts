/** What every page of one language is rendered from. */
import { createContext } from 'svelte';
import type { PlaceRelations } from '../domain/atlas';
import type { Texts } from '../domain/catalogue/compile';
import type { Tours } from '../domain/tour';

export interface PageContext {
  readonly texts: Texts;
  readonly tours: Tours | null;
  readonly relations: PlaceRelations;
  /** Languages with their own names, in the order of the atlas. */
  readonly languages: readonly { readonly lang: string; readonly name: string }[];
  /** Relative address of the site's first folder, ending in a slash: `../../../`. */
  readonly root: string;
  /** This page's folder without its language: `place/dut/`; empty for the first page of a language. */
  readonly path: string;
}

/** The page that is being rendered; reading it outside of one throws. */
export const [getPage, setPage] = createContext<PageContext>();
